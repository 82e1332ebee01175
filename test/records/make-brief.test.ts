/** The brief of somebody who really wrote: each line leads back to what is stored, and having it made is written down. */
import { strictFaults } from '../harness/strict-fhir.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { makeBrief } from '../../src/records/make-brief.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import { openClinic, says, untilCheckIn, PATIENT } from '../turn/joined-patient.ts';

describe('a brief made by the service', () => {
  let scene: Scene;
  const make = (id = PATIENT) =>
    makeBrief(
      {
        store: scene.core.store,
        content: shippedContent,
        audit: { write: async (entries) => void scene.audited.push(...entries) },
      },
      id,
      { paper: 'a4', actor: 'operator' },
    );
  beforeEach(async () => {
    scene = await openClinic();
    await says(scene, 'question for the doctor: can I swim?');
    await untilCheckIn(scene);
    for (const answer of ['6', '7', '4', '5']) await says(scene, answer);
  });
  afterEach(() => scene.close());

  it('every line leads to a message, an answer or an alert that is stored', async () => {
    const made = await make();
    const messages = (await scene.store.log(PATIENT, 'messages', 100)) as {
      at: number;
      from: string;
      text?: string;
    }[];
    const checkIns = (await scene.store.log(PATIENT, 'check-ins', 100)) as CheckIn[];
    const sources = made?.trace.flatMap(({ from }) => from) ?? [];
    expect(sources.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['message', 'answers', 'check-ins']),
    );
    for (const source of sources) {
      if (source.kind === 'message')
        expect(
          messages.filter(({ at, from }) => at === source.at && from === 'patient').map(({ text }) => text),
        ).toContain('question for the doctor: can I swim?');
      if (source.kind === 'answers')
        for (const day of source.days)
          expect(checkIns.find((each) => each.day === day)?.answers.map(({ linkId }) => linkId)).toContain(
            source.of.split('/')[1],
          );
    }
    expect(made?.trace.find(({ section }) => section === 'questions')?.text).toContain('“can I swim?”');
  });

  it('tells of a change of medicine that the clinic entered, and of what was answered about it', async () => {
    const change = { day: '2026-03-01', enteredAt: scene.shift.frozenAt };
    await scene.store.commit(PATIENT, { put: { medicines: { v: 1, change } } });
    for (const answer of ['MEDICINES', '2', 'a dry mouth']) await says(scene, answer);
    const made = await make();
    const lines = made?.trace.filter(({ section }) => section === 'medicines') ?? [];
    expect(lines[0]?.text).toMatch(
      /change of medicine from 1 March; .*answers: side effects \(\d+ March\)\.$/,
    );
    expect(lines.map(({ text }) => text).join()).not.toContain('Nothing was heard');
    const asked = (await scene.store.log(PATIENT, 'forms', 9)) as { form: string; day: string }[];
    expect(lines[0]?.from).toEqual([
      { kind: 'record', name: 'medicines' },
      { kind: 'answers', of: 'medicines/trouble', days: asked.map(({ day }) => day) },
    ]);
    expect(strictFaults(made?.bundle as never)).toEqual([]);
  });

  it('comes as a page, as PDF and as FHIR', async () => {
    const made = await make();
    expect(made?.html).toContain('can I swim?');
    expect(Buffer.from(made?.pdf ?? '', 'base64').toString('latin1')).toMatch(/^%PDF-1\.7/);
    expect(strictFaults(made?.bundle as never)).toEqual([]);
    expect(strictFaults(made?.reference as never)).toEqual([]);
  });

  it('is written down, by pseudonym and without a word of it', async () => {
    await make();
    const entry = scene.audited.find(({ action }) => action === 'brief made');
    expect(entry).toMatchObject({ actor: 'operator', facts: { lang: 'en', paper: 'a4' } });
    expect(JSON.stringify(entry)).not.toMatch(/swim|Amina/);
    expect(entry?.who).toBe(scene.store.pseudonym('patient', PATIENT));
  });

  it('nobody has no brief, and nothing is written down', async () => {
    expect(await make('nobody-9')).toBeUndefined();
    expect(scene.audited.some(({ action }) => action === 'brief made')).toBe(false);
  });
});
