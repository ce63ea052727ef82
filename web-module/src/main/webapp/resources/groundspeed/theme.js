// Before the first paint: the theme that this browser chose; without a choice the system decides.
document.documentElement.dataset.theme = (() => {
  try {
    return localStorage.getItem('groundspeed.theme') ?? 'system';
  } catch {
    return 'system';
  }
})();
