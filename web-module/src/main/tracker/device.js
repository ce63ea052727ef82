const TABLET_MIN_CSS_PX = 600;

/** What the page is seen on: the browser's own word, else the pointer and the screen's size. */
export const deviceType = () => {
  if (navigator.userAgentData?.mobile) return 'mobile';
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) >= TABLET_MIN_CSS_PX ? 'tablet' : 'mobile';
};
