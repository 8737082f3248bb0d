const MAX_NAME_LENGTH = 200;

/** A topic's or group's name as a file name: nothing in it can leave the folder or mean something to the file system. */
export function toPathName(name: string): string {
  const encoded = [...Buffer.from(name)].map(encodeByte).join('');
  if (encoded === '' || encoded.length > MAX_NAME_LENGTH) {
    const found = name === '' ? 'is empty' : `takes ${encoded.length} characters as a file name`;
    throw new RangeError(
      `a topic or group name ${found}; use 1 to ${MAX_NAME_LENGTH} letters, digits, "-" or "_"`,
    );
  }
  return encoded;
}

/** The name that `toPathName` made into this file name, undefined for names it never makes. */
export function fromPathName(pathName: string): string | undefined {
  try {
    const name = decodeURIComponent(pathName);
    return toPathName(name) === pathName ? name : undefined;
  } catch {
    return undefined;
  }
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z0-9_-]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
