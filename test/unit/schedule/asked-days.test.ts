import { isAskedDaily } from '../../../src/schedule/asked-days.ts';
import { DAY } from '../../../src/model/time.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const patient = {} as Parameters<typeof isAskedDaily>[0]['patient'];

it('is asked every day for as long as silence after a risk is looked for', () => {
  const spans = content.triggers.flatMap(({ when }) =>
    when.kind === 'silence-after-risk' ? [when.withinDays] : [],
  );
  expect(spans.length).toBeGreaterThan(0);
  for (const days of spans) {
    const now = (days - 1) * DAY;
    expect(isAskedDaily({ patient, risks: { suicide_self_harm: 0 }, now, content })).toBe(true);
  }
});
