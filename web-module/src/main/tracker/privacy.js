/** Whether the visitor has asked not to be tracked: Global Privacy Control or Do Not Track. */
export const asksNotToBeTracked = () =>
  navigator.globalPrivacyControl || navigator.doNotTrack === '1';

/**
 * An address without user info, path parameters (`;jsessionid=…`), query and fragment: those may say
 * who the visitor is.
 */
export const withoutSecrets = (url) =>
  url
    ?.split(/[?#]/)[0]
    .replace(/;[^/]*/g, '')
    .replace(/\/\/[^/]*@/g, '//');
