/** The 97.5 % point of the standard normal distribution: half-widths of 95 % intervals are this many standard errors. */
export const Z_95 = 1.959963984540054;
