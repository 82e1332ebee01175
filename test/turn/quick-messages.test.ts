import { patientContent, type Scene } from '../harness/scene.ts';
import { alertOf, CHEST_PAIN, heardBy, openClinic, PATIENT, PHONE, talkWith } from './joined-patient.ts';

const fifty = Array.from({ length: 50 }, (_, index) => `message ${index}`);

describe('quick messages', () => {
  let scene: Scene;
  afterEach(() => scene.close());

  it('one delivered ten times is answered once', async () => {
    scene = await openClinic();
    scene.sent.length = 0;
    await Promise.all(fifty.slice(0, 10).map(() => scene.hear(PHONE, 'hello', { providerId: 'the same' })));
    await scene.core.untilIdle();
    await scene.hear(PHONE, 'hello', { providerId: 'the same' });
    await scene.core.untilIdle();
    expect(heardBy(scene)).toEqual(['everyday.greeting']);
  });

  it('fifty at once are all handled, in the order of the mailbox, one turn at a time', async () => {
    const stored: string[] = [];
    const handled: string[] = [];
    let under = 0;
    let most = 0;
    const talk = talkWith(async (event) => {
      if (event.kind !== 'said') return;
      most = Math.max(most, (under += 1));
      if (stored.length === 0)
        for (const each of (await scene.store.read(PATIENT)).mail) stored.push(each.event.id);
      await new Promise(setImmediate);
      handled.push(event.id);
      under -= 1;
    });
    scene = await openClinic({ talk, content: patientContent });
    await Promise.all(fifty.map((text) => scene.hear(PHONE, text)));
    await scene.core.untilIdle();
    expect(most).toBe(1);
    expect(handled).toHaveLength(50);
    expect(new Set(handled).size).toBe(50);
    expect(handled.slice(0, stored.length)).toEqual(stored);
    expect((await scene.store.read(PATIENT)).mail).toEqual([]);
  });

  it('one that comes while a turn runs waits for it and is answered after it', async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const order: string[] = [];
    const talk = talkWith(async (event) => {
      if (event.kind !== 'said') return;
      order.push(`begins ${event.text}`);
      if (event.text === 'hello') begun.resolve();
      if (event.text === 'hello') await gate.promise;
      order.push(`ends ${event.text}`);
    });
    scene = await openClinic({ talk });
    scene.sent.length = 0;
    await scene.hear(PHONE, 'hello');
    await begun.promise;
    await scene.hear(PHONE, 'thank you');
    expect(order).toEqual(['begins hello']);
    gate.resolve();
    await scene.core.untilIdle();
    expect(order).toEqual(['begins hello', 'ends hello', 'begins thank you', 'ends thank you']);
    expect(heardBy(scene)).toEqual(['everyday.greeting', 'everyday.thanks']);
  });

  it('thirty dangers at once are one alert that keeps every word', async () => {
    scene = await openClinic();
    const words = fifty.slice(0, 30).map((text) => `${CHEST_PAIN}, ${text}`);
    await Promise.all(words.map((text) => scene.hear(PHONE, text)));
    await scene.core.untilIdle();
    const { quotes } = await alertOf(scene);
    expect(quotes.map((quote) => quote.text).sort()).toEqual([...words].sort());
    expect(await scene.store.members('open-alerts')).toHaveLength(1);
  });
});
