import { fiveTimes } from '../../src/records/five-times.ts';

const sent = (at: number, key: string, providerId?: string) => ({
  at,
  from: 'us',
  key,
  ...(providerId && { providerId }),
});
const said = (at: number) => ({ at, from: 'patient', text: '5' });
const day = (answers: object[]) => ({
  v: 1,
  day: '2026-03-03',
  questionnaire: 'daily-check-in',
  dueAt: 100,
  answers,
});

describe('the five times of an answer', () => {
  it('are due, sent, delivered, answered and kept, of the text that put the question last', () => {
    const logs = {
      'check-ins': [day([{ linkId: 'pain-now', value: 5, at: 460 }])],
      messages: [
        sent(110, 'check-in.greeting + daily-check-in/pain-now', 'm1'),
        sent(300, 'check-in.nudge + daily-check-in/pain-now', 'm2'),
        said(450),
        sent(461, 'daily-check-in/interference', 'm3'),
      ],
      deliveries: [
        { at: 111, providerId: 'm1', state: 'delivered' },
        { at: 301, providerId: 'm2', state: 'sent' },
        { at: 305, providerId: 'm2', state: 'delivered' },
      ],
    };
    expect(fiveTimes(logs)).toEqual([
      {
        form: 'daily-check-in',
        day: '2026-03-03',
        linkId: 'pain-now',
        dueAt: 100,
        sentAt: 300,
        deliveredAt: 305,
        answeredAt: 450,
        recordedAt: 460,
      },
      // It was put, and nobody has answered it.
      {
        form: 'daily-check-in',
        day: '2026-03-03',
        linkId: 'interference',
        dueAt: 100,
        sentAt: 461,
      },
    ]);
  });

  it('of a question that nobody answered are of its own day, and not of the next', () => {
    const logs = {
      'check-ins': [day([]), { ...day([]), day: '2026-03-04', dueAt: 1000 }],
      messages: [
        sent(110, 'check-in.greeting + daily-check-in/pain-now', 'm1'),
        sent(1010, 'check-in.greeting + daily-check-in/pain-now', 'm2'),
      ],
      deliveries: [{ at: 111, providerId: 'm1', state: 'delivered' }],
    };
    expect(fiveTimes(logs)).toMatchObject([
      { day: '2026-03-03', sentAt: 110, deliveredAt: 111 },
      { day: '2026-03-04', sentAt: 1010 },
    ]);
    expect(fiveTimes(logs)[1]).not.toHaveProperty('deliveredAt');
  });

  it('in Teams are delivered when they are sent, for the service takes them into the chat itself', () => {
    const logs = {
      'check-ins': [day([{ linkId: 'pain-now', value: 5, at: 460 }])],
      messages: [{ ...sent(110, 'daily-check-in/pain-now', 'm1'), channel: 'teams' }, said(450)],
    };
    expect(fiveTimes(logs)).toMatchObject([{ sentAt: 110, deliveredAt: 110 }]);
  });

  it('leave out what nobody knows: a text that never went out, a carrier that says nothing', () => {
    const answers = [
      { linkId: 'pain-now', value: 5, at: 460 },
      { linkId: 'sleep', value: 5, at: 470 },
    ];
    const logs = {
      'check-ins': [day(answers)],
      messages: [sent(110, 'daily-check-in/pain-now'), sent(120, 'daily-check-in/sleep', 'm1'), said(450)],
    };
    const times = fiveTimes(logs);
    expect(times[0]).not.toHaveProperty('sentAt');
    expect(times[1]).toMatchObject({ sentAt: 120 });
    expect(times[1]).not.toHaveProperty('deliveredAt');
  });

  it('take the later of two records of one day, and those of forms', () => {
    const logs = {
      'check-ins': [
        day([{ linkId: 'pain-now', value: 5, at: 460 }]),
        day([{ linkId: 'pain-now', value: 3, at: 900 }]),
      ],
      forms: [
        {
          form: 'peg',
          day: '2026-03-03',
          dueAt: 500,
          given: [{ linkId: '75893-8', at: 610, recordedAt: 620 }],
        },
      ],
      messages: [sent(600, 'peg/75893-8', 'm9')],
    };
    expect(fiveTimes(logs)).toMatchObject([
      { linkId: 'pain-now', recordedAt: 900 },
      { form: 'peg', dueAt: 500, sentAt: 600, answeredAt: 610, recordedAt: 620 },
    ]);
  });
});
