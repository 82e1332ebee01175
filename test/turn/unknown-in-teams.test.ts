import { openScene, teamsRoute } from '../harness/scene.ts';

const START = Date.parse('2026-03-03T14:00:00Z');

describe('somebody unknown who adds the app', () => {
  it('is asked for their code once, though Teams tells of it twice, and again when they add it another day', async () => {
    const scene = await openScene({ at: START });
    const asked = () => scene.sent.filter(({ message }) => message.key === 'teams.code-wanted').length;
    const add = () => scene.core.receiver.installed(teamsRoute('somebody'));
    await Promise.all([add(), add()]);
    await scene.core.untilIdle();
    expect(asked()).toBe(1);
    scene.shift.frozenAt += 24 * 3_600_000;
    await add();
    await scene.core.untilIdle();
    expect(asked()).toBe(2);
    await scene.close();
  });
});
