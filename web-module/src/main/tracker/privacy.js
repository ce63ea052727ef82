/** Whether the visitor has asked not to be tracked: Global Privacy Control or Do Not Track. */
export const asksNotToBeTracked = () =>
  navigator.globalPrivacyControl || navigator.doNotTrack === '1';
