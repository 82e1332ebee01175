import { openedBy } from '../../../src/simulation/opened-by.ts';

describe('who has opened an entry of the list', () => {
  it.each([
    ['a rule', ['trigger/pain-high', 'task pain-high'], 'rule'],
    ['a danger that was written', ['chest-pain'], 'rule'],
    ['a rule, where the patient asks for something too', ['chest-pain', 'task nurse-asked'], 'rule'],
    ['the patient', ['task nurse-asked', 'task question-asked'], 'patient'],
    ['the patient, in answers nobody understood', ['task not-understood', 'task nurse-asked'], 'patient'],
    ['the service', ['task not-understood'], 'service'],
  ])('%s', (_, because, by) => expect(openedBy({ because: new Set(because) })).toBe(by));
});
