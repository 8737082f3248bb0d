/** Throws a RangeError naming the argument unless it lies strictly between 0 and 1. NaN does not. */
export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must lie between 0 and 1, not ${level}`);
}

/** Throws unless the value is an inclusion probability: above 0, since what cannot be seen has no weight, and at most 1. */
export function requireProbability(probability: number): void {
  if (!(probability > 0 && probability <= 1))
    throw new RangeError(`an inclusion probability must lie in (0, 1], not ${probability}`);
}

/** Throws unless the value is finite. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a finite number, not ${value}`);
}

/** Throws unless the value is a whole number of at least the minimum. */
export function requireWhole(name: string, value: number, minimum: number): void {
  if (!Number.isInteger(value) || value < minimum)
    throw new RangeError(`${name} must be a whole number of at least ${minimum}, not ${value}`);
}

/** Throws unless the value is 0 or 1. */
export function requireBinary(name: string, value: number): void {
  if (value !== 0 && value !== 1) throw new RangeError(`${name} must be 0 or 1, not ${value}`);
}
