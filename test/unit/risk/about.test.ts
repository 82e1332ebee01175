/** Whose danger a message tells of: another person's only when the writer does not speak of themselves. */
import { shippedScreen } from '../../harness/scene.ts';

const whose = (text: string) =>
  shippedScreen({ text }).signals.map(({ evidence }) => evidence.about ?? 'their own');

describe('whose danger it is', () => {
  it.each([
    'my brother took all his pills',
    'I think my brother took all his pills, what should I do',
    'i found him, he took all his tablets',
    'he is breathing but sleepy',
    'my husband wants to kill himself',
    'my son is not breathing',
    'mi hermano se tomó todas sus pastillas',
    'creo que mi hijo se tragó todo el frasco',
    'respira pero está dormido',
    'mi esposo quiere matarse',
  ])('is told of another: %s', (text) => {
    expect(new Set(whose(text))).toEqual(new Set(['somebody-else']));
  });

  it.each([
    'I took all my pills',
    'I took all his pills',
    'my sister found me, I took all my pills',
    'my husband hid the pills, I took them all',
    'my husband died and i took all his pills',
    'my brother took all his pills and I want to die too',
    'my husband left took all my pills',
    'tell my mom sorry took all my pills',
    'miss my husband took all his pills',
    'my wife took the kids, want to die',
    'everyone would be better off without me',
    'barely breathing',
    'not waking up would be best',
    'my mother is dying, gonna end it tonight',
    'mi esposo me dejó, me tomé todas mis pastillas',
    'mi hermano se tomó todas sus pastillas y yo me quiero morir',
  ])('is taken for their own: %s', (text) => {
    const heard = whose(text);
    expect(heard.length).toBeGreaterThan(0);
    expect(heard[0]).toBe('their own');
  });
});
