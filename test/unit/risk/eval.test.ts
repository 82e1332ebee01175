/** The scoring itself: shares with their uncertainty, floors that hold, and a part of the messages that nobody works on. */
import { brokenFloors } from '../../../src/risk/eval/floors.ts';
import { readLabelled } from '../../../src/risk/eval/cases.ts';
import { cardOf } from '../../../src/risk/eval/card.ts';
import { measuresOf } from '../../../src/risk/eval/measures.ts';
import { missesOf } from '../../../src/risk/eval/misses.ts';
import { judgeAll, share } from '../../../src/risk/eval/score.ts';
import type { Screened } from '../../../src/model/signal.ts';

const deaf = (): Screened => ({ tier: 'none', signals: [] });
const alarmist = (): Screened => ({ tier: 'emergency', signals: [] });
const dev = readLabelled('test/risk/labelled/dev', 'dev');

describe('the scoring of the screen', () => {
  it("gives Wilson's interval", () => {
    const found = share([1, 1, 1, 1, 1, 1, 1, 1, 1, 0], (each) => each === 1);
    expect([found.rate, found.low, found.high].map((each) => each.toFixed(3))).toEqual([
      '0.900',
      '0.596',
      '0.982',
    ]);
  });

  it('leaves three in ten of the development messages to be scored only', () => {
    const held = dev.filter((each) => each.source === 'dev, held back').length / dev.length;
    expect(held).toBeGreaterThan(0.27);
    expect(held).toBeLessThan(0.33);
  });

  it('lists what is missed and what alarms for nothing, and nothing that is held back', () => {
    const held = new Set(dev.filter((each) => each.source === 'dev, held back').map((each) => each.text));
    const misses = missesOf(judgeAll(dev, deaf));
    expect(misses.length).toBeGreaterThan(500);
    expect(misses.filter((line) => held.has(line.split(' | ')[1] ?? ''))).toEqual([]);
    expect(missesOf(judgeAll(dev, alarmist)).every((line) => / none heard as emergency/.test(line))).toBe(
      true,
    );
  });

  it('breaks a floor under which a danger is heard, and a ceiling over which false alarms go', () => {
    const heard = { 'dev, held back / en / emergency / noticed': 0.5 };
    const alarmed = { 'dev, held back / en / ordinary / alerted': 0.02 };
    expect(brokenFloors(heard, measuresOf(judgeAll(dev, deaf)), [])).toHaveLength(1);
    expect(brokenFloors(heard, measuresOf(judgeAll(dev, alarmist)), [])).toEqual([]);
    expect(brokenFloors(alarmed, measuresOf(judgeAll(dev, alarmist)), [])).toHaveLength(1);
    expect(brokenFloors(alarmed, measuresOf(judgeAll(dev, deaf)), [])).toEqual([]);
  });

  it('passes over a floor of a set that is not here, and no other', () => {
    expect(brokenFloors({ 'test / en / emergency / noticed': 0.9 }, [], ['test'])).toEqual([]);
    expect(brokenFloors({ 'tset / en / emergency / noticed': 0.9 }, [], ['test'])).toHaveLength(1);
  });

  it('says in the card what has changed, and nothing when nothing has', () => {
    const scored = (screen: () => Screened) => [
      { reader: 'rules', measures: measuresOf(judgeAll(dev.slice(0, 50), screen)), signals: [] },
    ];
    const card = cardOf(scored(deaf), undefined);
    expect(cardOf(scored(deaf), card)).toBe(card);
    expect(cardOf(scored(alarmist), card)).toContain('## Changed since the last card');
  });
});
