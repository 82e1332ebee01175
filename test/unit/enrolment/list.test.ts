import { readList, report } from '../../../src/enrolment/list.ts';

const header = 'name,mobile,language,zone,check_in';

describe("the clinic's list", () => {
  it('is read with or without a byte order mark, quotes, blank lines and capitals in its header', () => {
    const csv = `\ufeffName, Mobile ,LANGUAGE,zone,check_in\r\n"Warsame, Amina",+15550107777,en,America/New_York,08:30\r\n\r\n`;
    expect(readList(csv)).toEqual({
      kind: 'rows',
      rows: [
        {
          name: 'Warsame, Amina',
          mobile: '+15550107777',
          language: 'en',
          zone: 'America/New_York',
          check_in: '08:30',
        },
      ],
    });
  });

  it('says which columns its header lacks', () => {
    const read = readList('name,mobile,language\nA,1,en\n');
    expect(read).toEqual({ kind: 'wrong', because: 'the header line lacks zone, check_in' });
  });

  it('that is no CSV at all is refused without repeating a word of it', () => {
    const read = readList(`${header}\n"Amina,never closed`);
    expect(read.kind).toBe('wrong');
    expect(JSON.stringify(read)).not.toContain('Amina');
  });

  it('may be empty', () => expect(readList(`${header}\n`)).toEqual({ kind: 'rows', rows: [] }));
});

describe('the report', () => {
  it('has one line a row and the sum', () => {
    const text = report([
      { kind: 'invited', row: 2, id: 'p-1', joinCode: '7KQ2 M9XT' },
      { kind: 'already', row: 3, id: 'p-0' },
      { kind: 'wrong', row: 4, because: 'zone: is not a time zone' },
      { kind: 'changed', row: 5, id: 'p-2' },
    ]);
    expect(text.split('\n')).toEqual([
      'row 2: invited as p-1; Teams join code 7KQ2 M9XT',
      'row 3: already enrolled as p-0',
      'row 4: not enrolled: zone: is not a time zone',
      'row 5: zone or time of check-in changed for p-2',
      '1 invited, 1 changed, 1 already enrolled, 1 wrong.',
    ]);
  });
});
