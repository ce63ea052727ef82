import {guarded} from './guard.js';
import {whenLoaded} from './lifecycle.js';

/** Under `require-trusted-types-for 'script'` an address must come from a policy; undefined elsewhere. */
const trusted = guarded((url) =>
  trustedTypes.createPolicy('groundspeed', {createScriptURL: () => url}).createScriptURL(''),
);

/** Loads the second part when the page has loaded and has nothing to do. */
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
