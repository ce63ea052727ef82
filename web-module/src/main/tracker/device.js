const TABLET_MIN_CSS_PX = 600;

/**
 * What the page is seen on: the browser's own word, else the pointer and the screen's size. An iPad
 * says that it is a Mac, but no Mac has touch points. The server knows televisions.
 */
export const deviceType = () => {
  const {userAgent, userAgentData, maxTouchPoints} = navigator;
  if (userAgentData?.mobile) return 'mobile';
  if (maxTouchPoints > 1 && /Macintosh/.test(userAgent)) return 'tablet';
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) >= TABLET_MIN_CSS_PX ? 'tablet' : 'mobile';
};
