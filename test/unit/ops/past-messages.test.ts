/** The files with messages that an operator may have, and what is said of those that hold none. */
import { pastIn, WrongLine } from '../../../src/ops/past-messages.ts';

const texts = (text: string) => pastIn('f', text).map(({ messages }) => messages.map((each) => each.text));

describe('messages of the past in a file', () => {
  it.each([
    ['line by line', '{"text":"a","patient":"p"}\n\n{"text":"b","patient":"q"}\n'],
    ['in a list', '[{"text":"a","patient":"p"},{"text":"b","patient":"q"}]'],
    ['in a table', 'patient,at,text\np,2026-03-02T08:00:00Z,a\nq,,"b"\n'],
  ])('%s are those of each person', (_, text) => expect(texts(text)).toEqual([['a'], ['b']]));

  it('of a record that was handed over are what the patient wrote, with the time', () => {
    const record = {
      person: { 'known about health': { age: 70 } },
      'every message': [
        { when: '2026-03-02 08:00:00 -05:00', from: 'patient', words: 'it hurts' },
        { when: '2026-03-02 08:01:00 -05:00', from: 'us', words: 'How bad?' },
      ],
    };
    expect(pastIn('f', JSON.stringify(record, undefined, 2))).toEqual([
      {
        zone: 'UTC',
        context: { age: 70 },
        messages: [{ at: Date.UTC(2026, 2, 2, 13), text: 'it hurts' }],
        checkIns: [],
        forms: [],
      },
    ]);
  });

  it.each([
    ['a line that is none', '{"text":"a"}\nmy secret\n', /^f, line 2 is no message/],
    ['a list with something else in it', '[{"words":"my secret"}]', /^f, message 1 is no message/],
    ['a table without a column for them', 'who,words\np,my secret\n', /^f holds no messages/],
    ['words alone', 'my secret', /^f holds no messages/],
  ])('%s is named without its words', (_, text, says) => {
    const read = () => pastIn('f', text);
    expect(read).toThrow(WrongLine);
    expect(read).toThrow(says);
    expect(read).not.toThrow(/secret/);
  });
});
