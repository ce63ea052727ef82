import {guarded} from './guard.js';
import {whenLoaded} from './lifecycle.js';

/**
 * Creates a trusted script URL, which `require-trusted-types-for 'script'` requires; undefined if
 * the browser has no trusted types.
 */
const trusted = guarded((url) =>
  trustedTypes.createPolicy('groundspeed', {createScriptURL: () => url}).createScriptURL(''),
);

/** Loads the second part when the page has loaded and is idle. */
export const loadSecondPart = ({secondPart, nonce}) =>
  secondPart &&
  whenLoaded(() =>
    (window.requestIdleCallback ?? setTimeout)(
      guarded(() => {
        const script = document.createElement('script');
        script.async = true;
        script.nonce = nonce ?? '';
        script.src = trusted(secondPart) ?? secondPart;
        document.head.append(script);
      }),
    ),
  );
