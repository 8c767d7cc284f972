// Sphinx makes a function of a text for plural forms, which a strict Content-Security-Policy
// forbids ('unsafe-eval'). Only Sphinx's own search asks for them, and the frame has another one.
Documentation.addTranslations = (catalog) => {
  Object.assign(Documentation.TRANSLATIONS, catalog.messages);
  Documentation.LOCALE = catalog.locale;
};
