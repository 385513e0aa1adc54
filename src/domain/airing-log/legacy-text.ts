// Text from the years before Unicode: TCVN3 (.VnTime), VNI and VPS wrote Vietnamese into the places of Latin letters. What
// came out of such a font is told by trying each table: the right one gives syllables of the language. domain.md §5.1 [Q2]

export type Script = 'unicode' | 'tcvn3' | 'vni' | 'vps' | 'unsure';

/** The same letters in the same order, as a Western system shows what each table made of them. */
const unicode = 'ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ';
const inTcvn3 = '¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§';
const inVps = 'æâêôÖÜÇàäãáå¢£¤¡¥ÀÄÅÃÆèÈëéËŠ‹Í‰ŒìÌïíÎòÕõó†Ò°‡Ó¶©ª«§®ùûÛúøØº»Ù¿ÿ›Ïšœ';
const inVni = (
  'aê aâ eâ oâ ô ö ñ aø aû aõ aù aï aè aú aü aé aë aà aå aã aá aä eø eû eõ eù eï eà eå eã eá eä ì æ ó í ò ' +
  'oø oû oõ où oï oà oå oã oá oä ôø ôû ôõ ôù ôï uø uû uõ uù uï öø öû öõ öù öï yø yû yõ yù î'
).split(' ');

const tables = {
  tcvn3: tableOf(inTcvn3.split('')),
  vps: tableOf(inVps.split('')),
  vni: tableOf(inVni),
} as const;

function tableOf(signs: readonly string[]): ReadonlyMap<string, string> {
  const letters = unicode.split('');
  return new Map(signs.map((sign, at) => [sign, letters[at] ?? sign]));
}

/** TCVN3 to Unicode. Capitals with a tone have no place in it: they come out small. */
export function fromTcvn3(text: string): string {
  return text
    .split('')
    .map((sign) => tables.tcvn3.get(sign) ?? sign)
    .join('');
}

const fromVps = (text: string) =>
  text
    .split('')
    .map((sign) => tables.vps.get(sign) ?? sign)
    .join('');

/** Two signs before one: "oä" is one letter, "ä" alone none. */
function fromVni(text: string): string {
  const lower = text.toLowerCase();
  let out = '';
  for (let at = 0; at < lower.length; ) {
    const two = tables.vni.get(lower.slice(at, at + 2));
    out += two ?? tables.vni.get(lower.slice(at, at + 1)) ?? lower.slice(at, at + 1);
    at += two === undefined ? 1 : 2;
  }
  return out;
}

/** Below this share of words that are Vietnamese the text is not taken for Vietnamese; above, it is. */
const [least, sure] = [0.8, 0.9];
/** By how much the best table must lead the next. */
const lead = 0.2;

/** What the text was written with; "unsure" when no table makes Vietnamese of it, or two do. */
export function scriptOf(text: string): Script {
  if (shareOf(text) >= least) return 'unicode';
  const shares = [
    { script: 'tcvn3', share: shareOf(fromTcvn3(text)) },
    { script: 'vni', share: shareOf(fromVni(text)) },
    { script: 'vps', share: shareOf(fromVps(text)) },
  ] as const;
  const [best, next] = [...shares].sort((a, b) => b.share - a.share);
  const clear = best && next && best.share >= sure && best.share - next.share >= lead;
  return clear ? best.script : 'unsure';
}

/** A run without ASCII digits and signs that has something beyond ASCII in it. */
const words = /[^\s!-@[-`{-~]+/g;
const ascii = /^[A-Za-z]+$/;

function shareOf(text: string): number {
  const told = (text.match(words) ?? []).filter((word) => !ascii.test(word));
  if (told.length === 0) return 1;
  return told.filter(isSyllable).length / told.length;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const onset = '(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?';
const nucleus = '(?:uyê|uya|iê|yê|uô|ươ|ưa|oa|oă|oe|uâ|uê|uy|uơ|oo|ia|ya|ua|[aăâeêioôơuưy])';
const coda = '(?:ch|nh|ng|[cmnptiyou])?';
const syllable = new RegExp(`^${onset}${nucleus}${coda}$`);

function isSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  const found = apart.match(tones)?.length ?? 0;
  return found <= 1 && syllable.test(apart.replace(tones, '').normalize('NFC'));
}
