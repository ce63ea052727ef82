const TABLET_MIN_CSS_PX = 600;

/**
 * Returns the device class: as reported by the browser, else derived from the pointer and the
 * screen size. An iPad reports itself as a Mac, but no Mac has touch points. The server detects
 * televisions.
 */
export const deviceType = () => {
  const {userAgent, userAgentData, maxTouchPoints} = navigator;
  if (userAgentData?.mobile) return 'mobile';
  if (maxTouchPoints > 1 && /Macintosh/.test(userAgent)) return 'tablet';
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) >= TABLET_MIN_CSS_PX ? 'tablet' : 'mobile';
};
