import {guarded} from './guard.js';
import {whenLoaded} from './lifecycle.js';

/** Loads the second part when the page has loaded and has nothing to do. */
export const loadSecondPart = ({secondPart, nonce}) =>
  secondPart &&
  whenLoaded(() =>
    (window.requestIdleCallback ?? setTimeout)(
      guarded(() => {
        const script = document.createElement('script');
        script.async = true;
        script.nonce = nonce ?? '';
        script.src = secondPart;
        document.head.append(script);
      }),
    ),
  );
