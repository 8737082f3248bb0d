/** ISO/IEC 7812-1 Annex B (Luhn) over 13 to 19 digits that begin like a card of a known network. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (!/^(?:4|5[1-5]|2[2-7]|3[47]|6|30|36|38|35)/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: moved by four places and letters as numbers, the remainder by 97 is 1. */
export function isIban(text: string): boolean {
  const iban = text.replace(/ /g, '');
  if (iban.length < 15 || iban.length > 34) return false;
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** Spanish DNI and NIE: the letter is that of the number by 23, where X, Y, Z of an NIE stand for 0, 1, 2. */
export function isSpanishId(text: string): boolean {
  const id = text.toUpperCase().replace(/-/g, '');
  const [, first, digits, letter] = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(id) ?? [];
  if (digits === undefined || digits.length !== (first ? 7 : 8)) return false;
  const number = Number(`${first ? 'XYZ'.indexOf(first) : ''}${digits}`);
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === letter;
}

export function hasDigits(least: number, most: number): (text: string) => boolean {
  return (text) => {
    const count = text.replace(/\D/g, '').length;
    return count >= least && count <= most;
  };
}
