import type { Bubble } from '../../../src/simulator/bubble.ts';
import { createFeed } from '../../../src/simulator/feed.ts';
import { openMemory } from '../../../src/simulator/memory.ts';
import { createStage } from '../../../src/simulator/stage.ts';

const bubble = (who: string, count: number): Bubble => ({
  id: `${who}-${count}`,
  who,
  channel: 'sms',
  from: 'clinic',
  at: count,
  text: 'A page',
});

it('a screen shows its newest messages however many there have been, and takes none from another', () => {
  const stage = createStage(openMemory(undefined), createFeed(), { offsetMs: 0 });
  stage.show(bubble('amina', 0));
  for (let count = 0; count < 1_000; count += 1) stage.show(bubble('otieno', count));
  const shown = stage.bubbles();
  expect(shown).toHaveLength(201);
  expect(shown[0]?.id).toBe('amina-0');
  expect(shown.slice(1).map(({ at }) => at)).toEqual(Array.from({ length: 200 }, (_, at) => at + 800));
  expect(stage.bubble('otieno-0')).toBeDefined();
});
