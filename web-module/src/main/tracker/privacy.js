/**
 * Returns whether the visitor has opted out of tracking, with Global Privacy Control or Do Not
 * Track.
 */
export const asksNotToBeTracked = () =>
  navigator.globalPrivacyControl || navigator.doNotTrack === '1';

/**
 * Returns an address without user info, path parameters (`;jsessionid=…`), query and fragment,
 * which may identify the visitor.
 */
export const withoutSecrets = (url) =>
  url
    ?.split(/[?#]/)[0]
    .replace(/;[^/]*/g, '')
    .replace(/\/\/[^/]*@/g, '//');
