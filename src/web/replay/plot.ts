/** Measures of the drawing, which the scrubber below shares. In its own units, 1000 wide. */
export const WIDTH = 1000;
export const LEFT = 136;
/** Room for the codes at the ends of lines. */
export const RIGHT = 44;
export const TOP = 8;
/** Height of a lane: three levels of marks above a strip for the bars of uncertain dates. */
export const LANE = 56;
/** Between the bottom of a lane and the middle of its lowest marks. */
export const UNDER = 18;
export const LEVEL = 12;
/** Between two rows of the strip, and from the bottom of the lane to the lowest. */
export const BAR = 3;
/** Height of a chart below the lanes, and what is left above it for its words. */
export const CHART = 84;
export const ABOVE = 24;

/** The bottom of a lane. */
export const bottomOf = (lane: number): number => TOP + (lane + 1) * LANE - 4;

/** The middle of a mark. */
export const heightOf = (lane: number, level: number): number =>
  bottomOf(lane) - UNDER - level * LEVEL;
