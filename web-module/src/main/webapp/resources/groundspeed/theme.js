// Runs before the first paint: applies the theme stored in this browser, by default that of the system.
document.documentElement.dataset.theme = (() => {
  try {
    return localStorage.getItem('groundspeed.theme') ?? 'system';
  } catch {
    return 'system';
  }
})();
