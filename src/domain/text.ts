// Vietnamese text: one stored form (NFC), one folded form for search. domain.md §5.1–5.2.

/** Signs no form can mean: control characters other than line feed and tab, halves of surrogate pairs,
 *  and the marks that turn the direction of writing around (they make a title read backwards). */
const forbidden = /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u;
const everyForbidden =
  /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu;

/** True when the text can be stored and sent as it is, apart from normalisation. [A3] */
export function isCleanText(text: string): boolean {
  return !forbidden.test(text);
}

/** What a person typed or pasted, made storable: forbidden signs dropped, NFC, outer space trimmed. [A3] */
export function cleanText(text: string): string {
  return text.replace(everyForbidden, '').normalize('NFC').trim();
}

/**
 * The search form: no marks, đ as d, lower case, single spaces. "Đông Hưng" → "dong hung".
 * Folding removes the place of the tone mark too, so hoà and hòa meet. [A4]
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐÐðƉ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Digit runs that look like a phone or identity number; the note field warns of them. domain.md §6.4 [A17] */
export function hasPersonalDigits(text: string): boolean {
  return /\d{9,12}/.test(text.replace(/(?<=\d)[ .-](?=\d)/g, ''));
}

/** "ông Nguyễn Văn An", "bà Hoa Mai": a person by name. One capital word after it may be a place or a post. */
const person =
  /(?<!\p{L})(?:ông|bà|anh|chị|cô|chú|bác|cụ|em|cháu)\s+(?:\p{Lu}\p{Ll}*\s+){1,3}\p{Lu}\p{Ll}*(?!\p{L})/gu;
/** The same words at the head of a sentence, but not of a place: "Bà Rịa – Vũng Tàu", "phố Bà Triệu". */
const personAtHead =
  /(?:^|[.;:!?\n]\s*)(?:Ông|Bà|Anh|Chị)\s+(?!Rịa)(?:\p{Lu}\p{Ll}*\s+){1,3}\p{Lu}\p{Ll}*(?!\p{L})/gu;

/** A name after ông, bà, anh, chị …; the note field warns of it. domain.md §6.4 [A17] */
export function namesPerson(text: string): boolean {
  const stored = text.normalize('NFC');
  return stored.search(person) >= 0 || stored.search(personAtHead) >= 0;
}
