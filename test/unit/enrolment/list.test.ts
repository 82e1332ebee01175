import { faultWords } from '../../../src/enrolment/faults.ts';
import { readList as readIn, report } from '../../../src/enrolment/list.ts';
import { shippedContent } from '../../harness/scene.ts';

const readList = (csv: string) => readIn(csv, faultWords(shippedContent, 'en'));

const header = 'name,mobile,language,zone,check_in';

describe("the clinic's list", () => {
  it('is read with or without a byte order mark, quotes, blank lines and capitals in its header', () => {
    const csv = `\ufeffName, Mobile ,LANGUAGE,zone,check_in\r\n"Warsame, Amina",+15550107777,en,America/New_York,08:30\r\n\r\n`;
    expect(readList(csv)).toEqual({
      kind: 'rows',
      rows: [
        {
          kind: 'row',
          cells: {
            name: 'Warsame, Amina',
            mobile: '+15550107777',
            language: 'en',
            zone: 'America/New_York',
            check_in: '08:30',
          },
        },
      ],
    });
  });

  it('says which columns its header lacks', () => {
    const read = readList('name,mobile,language\nA,1,en\n');
    expect(read).toEqual({ kind: 'wrong', because: 'the header line lacks zone, check_in' });
  });

  it('in another encoding is refused, and nobody is enrolled without the letters of their name', () => {
    const row = `${header}\nJosé,+15550107777,es,America/New_York,08:30\n`;
    expect(readList(Buffer.from(row, 'latin1').toString('utf8'))).toEqual({
      kind: 'wrong',
      because: 'some of its letters cannot be read; save it as csv in utf-8',
    });
    expect(readList(Buffer.from(row, 'utf8').toString('utf8')).kind).toBe('rows');
  });

  it('that is no CSV at all is refused without repeating a word of it', () => {
    const read = readList(`${header}\n"Amina,never closed`);
    expect(read.kind).toBe('wrong');
    expect(JSON.stringify(read)).not.toContain('Amina');
  });

  it.each([
    ['', 'the file is empty'],
    ['\ufeff\r\n', 'the file is empty'],
    [`${header}\n`, 'there is nobody below the header line'],
    [`${header.replaceAll(',', ';')}\nA;1;en;Europe/Madrid;08:30\n`, expect.stringContaining('by commas')],
    [`${header.replaceAll(',', '\t')}\n`, expect.stringContaining('by commas')],
  ])('says what is wrong with %j', (csv, because) => {
    expect(readList(csv)).toEqual({ kind: 'wrong', because });
  });

  it('may have a row that is too short or too long, which costs no other row', () => {
    const whole = 'Ana,+15550107001,es,Europe/Madrid,08:30';
    const read = readList(
      `${header}\nWarsame, Amina,+15550107777,en,America/New_York,08:30\n${whole},\nBo,1\n`,
    );
    expect(read.kind === 'rows' && read.rows.map(({ kind }) => kind)).toEqual(['ragged', 'row', 'ragged']);
    expect(JSON.stringify(read)).toContain('has 6 columns and the header line has 5');
  });
});

describe('the report', () => {
  it('has one line a row and the sum', () => {
    const text = report([
      { kind: 'invited', row: 2, id: 'p-1', joinCode: '7KQ2 M9XT' },
      { kind: 'already', row: 3, id: 'p-0', differs: ['name', 'language'] },
      { kind: 'wrong', row: 4, because: 'zone: is not a time zone' },
      { kind: 'changed', row: 5, id: 'p-2', differs: [] },
    ]);
    expect(text.split('\n')).toEqual([
      'row 2: invited as p-1; Teams join code 7KQ2 M9XT',
      'row 3: already enrolled as p-0; known with another name and language, left as it was',
      'row 4: not enrolled: zone: is not a time zone',
      'row 5: zone or time of check-in changed for p-2',
      '1 invited, 1 changed, 1 already enrolled, 1 wrong.',
    ]);
  });
});
