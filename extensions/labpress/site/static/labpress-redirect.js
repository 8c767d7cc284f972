// The page at an address that something once had: the fragment that was asked for goes along.
{
  const { to } = document.currentScript.dataset;
  if (location.hash) location.replace(to + location.hash);
}
