/** Measures of the drawing, which the scrubber below shares. */
export const WIDTH = 1000;
export const LEFT = 120;
export const RIGHT = 12;
export const TOP = 8;
/** Height of a lane, and of a chart below the lanes. */
export const LANE = 44;
export const CHART = 84;
