import {targetOf} from './element.js';
import {loadState, rounded} from './times.js';

/** Returns the largest shift of the largest window, and the element that it moved most. */
export const attributeCls = (value, shift) =>
  shift && {
    largestShiftTarget: targetOf(shift),
    largestShiftTime: rounded(shift.startTime),
    largestShiftValue: shift.value,
    loadState: loadState(shift.startTime),
  };
