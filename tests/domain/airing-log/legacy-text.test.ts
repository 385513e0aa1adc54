// Text from before Unicode: told apart by its syllables, converted only when it is surely TCVN3.
import { describe, expect, test } from 'vitest';
import type { Script } from '../../../src/domain/airing-log/legacy-text.ts';
import { fromTcvn3, scriptOf } from '../../../src/domain/airing-log/legacy-text.ts';

const sentence =
  'xã quỳnh phụ tuyên truyền công ước về quyền trẻ em, phường trần lãm, đài truyền thanh, phổ biến pháp luật, bình đẳng giới';
/** By `iconv -t TCVN5712-1`, read as Windows-1252. */
const inTcvn3 =
  'x· quúnh phô tuyªn truyÒn c«ng \u00adíc vÒ quyÒn trÎ em, ph\u00adêng trÇn l·m, ®µi truyÒn thanh, phæ biÕn ph¸p luËt, b×nh ®¼ng giíi';

describe('[Q2] the script of a text', () => {
  const cases: readonly (readonly [Script, string])[] = [
    ['unicode', sentence],
    ['unicode', sentence.toUpperCase()],
    ['unicode', sentence.normalize('NFD')],
    ['unicode', 'Thoi gian;Xa;So phut'],
    ['tcvn3', inTcvn3],
    ['tcvn3', 'Céng hßa x· héi chñ nghÜa ViÖt Nam'],
    ['vni', 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñaøi truyeàn thanh'],
    ['vps', 'C¶ng hòa xã h¶i chû nghïa ViŒt Nam, Çài truyŠn thanh'],
    ['unsure', 'Ìÿåëî çàñèÿ, ïðîãðàììà ïåðåäà÷'],
  ];
  test.each(cases)('%s: %s', (script, text) => {
    expect(scriptOf(text)).toBe(script);
  });

  test('what is surely TCVN3 becomes Unicode, letter by letter', () => {
    expect(fromTcvn3(inTcvn3)).toBe(sentence);
    expect(fromTcvn3('§µi TruyÒn thanh ¢u L©u')).toBe('Đài Truyền thanh Âu Lâu');
  });
});
