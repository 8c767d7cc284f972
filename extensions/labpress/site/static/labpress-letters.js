// What people type, without accents and case, as labpress/text/folding.py has it in the index.
window.labpress = (() => {
  // letters that Unicode does not take apart into a letter and its accent
  const LETTERS = {
    ø: "o", đ: "d", ł: "l", ð: "d", ı: "i", ħ: "h", ŧ: "t", ŋ: "n",
    æ: "ae", œ: "oe", ß: "ss", þ: "th", ə: "e", ς: "σ",
  };
  const OTHERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(OTHERS, (letter) => LETTERS[letter]);

  return { fold };
})();
