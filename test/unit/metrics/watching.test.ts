import { Registry } from 'prom-client';
import type { Moment } from '../../../src/model/moment.ts';
import { createCounters } from '../../../src/metrics/counters.ts';
import { createWatch } from '../../../src/metrics/watching.ts';
import { createCodes } from '../../../src/metrics/codes.ts';
import { Stopwatch } from '../../../src/metrics/stopwatch.ts';

function watched() {
  const registry = new Registry();
  const time = { now: 1_000_000, elapsed: 0 };
  const clocks = { now: () => time.now, elapsed: () => time.elapsed };
  const watch = createWatch(createCounters(registry), clocks);
  return {
    time,
    tell: (...moments: Moment[]) => moments.forEach(watch),
    /** What has been counted; what stands at zero has not. */
    lines: async () =>
      (await registry.metrics()).split('\n').filter((line) => line !== '' && !/^#| 0$/.test(line)),
  };
}

const send = (message: string) => ({ message, channel: 'sms', purpose: 'reminder' }) as const;
const lost: Moment = { is: 'send-answered', ...send('t/0'), result: 'unknown', because: 'timeout' };

describe('what is counted', () => {
  it('times a turn from its beginning to its commit', async () => {
    const { tell, time, lines } = watched();
    tell({ is: 'turn-begun', kind: 'said', turn: 'a' });
    time.elapsed = 400;
    tell(
      { is: 'turn-committed', turn: 'a', failed: false },
      { is: 'turn-committed', turn: 'b', failed: true },
    );
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'flarepath_turn_seconds_sum{failed="false"} 0.4',
        'flarepath_turn_seconds_count{failed="false"} 1',
      ]),
    );
    expect((await lines()).join()).not.toContain('failed="true"');
  });

  it('times a provider, and counts what it said with its code', async () => {
    const { tell, time, lines } = watched();
    tell({ is: 'send-begun', ...send('t/0') });
    time.elapsed = 2_000;
    tell(lost, { ...lost, result: 'refused', because: 'twilio-30007' });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'flarepath_send_seconds_sum{channel="sms"} 2',
        'flarepath_send_total{channel="sms",purpose="reminder",result="unknown",code="timeout"} 1',
        'flarepath_send_total{channel="sms",purpose="reminder",result="refused",code="twilio-30007"} 1',
        'flarepath_send_ambiguous_total{channel="sms",purpose="reminder"} 1',
      ]),
    );
  });

  it('counts a reminder that was not sent as missed, but not one that nobody wanted any more', async () => {
    const { tell, lines } = watched();
    tell({ is: 'not-sent', ...send('t/0'), because: 'expired' });
    tell({ is: 'not-sent', ...send('t/0'), because: 'opted out' });
    tell({ is: 'send-answered', ...send('t/0'), result: 'accepted' });
    const found = (await lines()).filter((line) => /reminder_|suppressed/.test(line));
    expect(found.sort()).toEqual([
      'flarepath_reminder_missed_total{reason="expired"} 1',
      'flarepath_reminder_total{result="missed"} 1',
      'flarepath_reminder_total{result="sent"} 1',
      'flarepath_suppressed_total{reason="opted-out"} 1',
    ]);
  });

  it('counts a check-in that was not asked in time as a missed reminder', async () => {
    const { tell, lines } = watched();
    tell({ is: 'check-in-missed', because: 'too-late' });
    expect((await lines()).filter((line) => line.includes('reminder_')).sort()).toEqual([
      'flarepath_reminder_missed_total{reason="too-late"} 1',
      'flarepath_reminder_total{result="missed"} 1',
    ]);
  });

  it('measures how late due work is taken up, the first time alone', async () => {
    const { tell, lines } = watched();
    const claimed = { is: 'due-claimed', kind: 'page', lane: 'safety', dueAt: 970_000 } as const;
    tell({ ...claimed, attempt: 1 }, { ...claimed, attempt: 2 });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'flarepath_due_lag_seconds_sum{lane="safety"} 30',
        'flarepath_due_reclaimed_total{kind="page"} 1',
      ]),
    );
  });

  it('measures how late routine work is when it has waited for its channel', async () => {
    const { tell, lines } = watched();
    tell({ is: 'due-claimed', kind: 'event', lane: 'routine', dueAt: 970_000, attempt: 2 });
    expect(await lines()).toContain('flarepath_due_lag_seconds_sum{lane="routine"} 30');
  });

  it('counts steps, steps that name nobody, and how long an acknowledgement took', async () => {
    const { tell, lines } = watched();
    const changed = { is: 'alert-changed', alert: 'a', tier: 'emergency', afterMs: 90_000 } as const;
    tell(
      { ...changed, fact: 'step', step: 2 },
      { ...changed, fact: 'no-one-on-call' },
      { ...changed, fact: 'acknowledged' },
    );
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'flarepath_alert_escalations_total{tier="emergency",step="2"} 1',
        'flarepath_alert_no_oncall_total{tier="emergency"} 1',
        'flarepath_alert_ack_seconds_sum{tier="emergency"} 90',
      ]),
    );
  });

  it('counts what came in, twice, from whom, and who opted out', async () => {
    const { tell, lines } = watched();
    const came = { is: 'admitted', channel: 'sms', turn: 'a', who: 'patient' } as const;
    tell({ ...came, result: 'new' }, { ...came, result: 'repeated' }, { is: 'opted-out', by: 'keyword' });
    tell({ is: 'delivery', state: 'undelivered', code: '30005' });
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'flarepath_inbound_total{channel="sms",who="patient",result="new"} 1',
        'flarepath_inbound_duplicate_total{channel="sms"} 1',
        'flarepath_optout_total{method="keyword"} 1',
        'flarepath_delivery_total{state="undelivered",code="30005"} 1',
        'flarepath_heartbeat_timestamp_seconds{part="inbound"} 1000',
      ]),
    );
  });

  it('never holds an id, a number or a word, whatever a carrier says', async () => {
    const { tell, lines } = watched();
    for (const because of ['+15550107777 is no number', 'Amina', 'twilio-1', 'carrier code 30005'])
      tell(
        { ...lost, message: 'patient-1/secret', because },
        { is: 'not-sent', ...send('patient-1'), because },
      );
    expect((await lines()).join('\n')).not.toMatch(/5550107777|Amina|patient|secret|carrier/);
    expect((await lines()).join('\n')).toContain('code="other"');
  });
});

describe('the reasons', () => {
  it('are at most as many as a scraper can bear', () => {
    const code = createCodes();
    const words = new Set(Array.from({ length: 5_000 }, (_, n) => code(`twilio-${10_000 + n}`)));
    expect(words.size).toBe(101);
    expect(code('opted out')).toBe('opted-out');
    expect(code('ECONNREFUSED')).toBe('network');
  });
});

describe('a stopwatch', () => {
  it('forgets what was never ended', () => {
    const watch = new Stopwatch(() => 0, 3);
    for (const name of ['a', 'b', 'c', 'd']) watch.begin(name);
    expect([watch.size, watch.end('a'), watch.end('d')]).toEqual([3, undefined, 0]);
  });

  it('keeps two of one name apart', () => {
    let now = 0;
    const watch = new Stopwatch(() => now);
    watch.begin('day');
    now = 1_000;
    watch.begin('day');
    now = 3_000;
    expect([watch.end('day'), watch.end('day'), watch.end('day')]).toEqual([3, 2, undefined]);
  });
});
