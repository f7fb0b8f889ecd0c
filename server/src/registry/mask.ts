const DOT = '•';

/**
 * NIK and KK: the city at the front and the last two digits. Kecamatan, date of birth (which also tells the sex) and
 * most of the serial are hidden: with the place and the name they would be nearly the whole number. Two digits at the
 * end let an operator compare a card held in the hand.
 */
export function maskNumber(number: string): string {
  return `${number.slice(0, 4)}${DOT.repeat(Math.max(0, number.length - 6))}${number.slice(-2)}`;
}
