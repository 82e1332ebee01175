/** What is told of a day that was left out stands in every record under that day, and counts there as long as it is well remembered. */
import { answeredIn } from '../../src/record-system/answered.ts';
import { rowsOf } from '../../src/record-system/csv.ts';
import { bundleOf } from '../../src/fhir/bundle.ts';
import { DAY } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { PATIENT, fileOf, openClinic, pass, says, untilCheckIn } from '../turn/joined-patient.ts';

describe('numbers told of a day that was left out', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  async function kept() {
    const { logs } = await scene.store.everything(PATIENT);
    const { trends } = (await fileOf(scene)).talk;
    return { known: answeredIn(scene.content, logs, 'America/New_York').known, trends };
  }

  it('are of that day in the measures and in the spreadsheet, and were given now', async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    await pass(scene, DAY, DAY);
    await says(scene, 'I missed yesterday, it was 6 5 7 6');
    const { known, trends } = await kept();
    const [day] = known;
    const rows = rowsOf(PATIENT, known);
    const all = bundleOf(PATIENT, known, '2026-03-09T00:00:00Z').entry.map(({ resource }) => resource);
    const pain = all.find(({ resourceType }) => resourceType === 'Observation');
    const told = day!.amended!.of.slice(0, 10);
    expect(day!.at.slice(0, 10) > told).toBe(true);
    expect(pain).toMatchObject({
      effectiveDateTime: day!.amended!.of,
      issued: day!.at,
      valueQuantity: { value: 6 },
    });
    expect(all.find(({ resourceType }) => resourceType === 'QuestionnaireResponse')).toMatchObject({
      authored: day!.at,
    });
    expect(new Set(rows.map(({ time }) => time.slice(0, 10)))).toEqual(new Set([told]));
    expect(trends).toMatchObject({ 'daily-check-in/pain-now': [{ day: told, value: 6 }] });
  });

  it('are kept and not counted when they come too late to be well remembered', async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    await pass(scene, 5 * DAY, DAY);
    await says(scene, '5 days ago my pain was 6');
    const { known, trends } = await kept();
    expect(rowsOf(PATIENT, known).map(({ value }) => value)).toContain('6');
    expect(trends).not.toHaveProperty(['daily-check-in/pain-now']);
  });
});
