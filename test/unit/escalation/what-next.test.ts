import { noted } from '../../../src/escalation/alerts.ts';
import type { Duty } from '../../../src/escalation/duty.ts';
import { nextDigest } from '../../../src/escalation/digest.ts';
import { whatNext } from '../../../src/escalation/what-next.ts';
import type { AlertFact } from '../../../src/model/alert-fact.ts';
import { MINUTE, SECOND } from '../../../src/model/time.ts';
import { shippedContent } from '../../harness/scene.ts';
import { acknowledge, afterActs, anAlert, closed, NOW } from './an-alert.ts';

const duty: Duty = { onCall: ['otieno', 'moreau'], fallback: 'haddad', open: true };
const next = (alert: Parameters<typeof whatNext>[1]) => whatNext(shippedContent, alert, duty, NOW);
const { emergency } = shippedContent.policy.tiers;

describe('what comes next', () => {
  it('is somebody who is being told, and then the next one when the wait is over', () => {
    const opened = anAlert('emergency');
    expect(next(opened)).toMatchObject({ is: 'tell', at: undefined });
    const step: AlertFact = { kind: 'step', at: NOW, step: 0, loop: 0, told: ['otieno'], pages: 1 };
    const told = noted({ ...opened, step: 0 }, step);
    const wait = emergency.kind === 'page' ? emergency.steps[0]?.waitSeconds : undefined;
    expect(next(told)).toMatchObject({ is: 'tell', at: NOW + (wait ?? 0) * SECOND });
  });

  it('is that it comes back to everybody while somebody has it', () => {
    const held = afterActs(anAlert('emergency'), ['otieno', acknowledge]);
    const minutes = emergency.kind === 'page' ? emergency.acknowledgedForMinutes : 0;
    const at = held.acknowledgedBy?.at ?? 0;
    expect(next(held)).toEqual({ is: 'back', at: at + minutes * MINUTE });
  });

  it('is the list for what rings nobody, and nothing once it is closed', () => {
    expect(next(anAlert('soon'))).toEqual({ is: 'list', at: nextDigest(shippedContent, NOW) });
    const over = afterActs(anAlert('emergency'), ['otieno', acknowledge], ['otieno', closed]);
    expect(next(over)).toEqual({ is: 'nothing' });
  });
});
