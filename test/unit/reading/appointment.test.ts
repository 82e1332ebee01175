import { readAppointment } from '../../../src/reading/appointment.ts';
import { english, spanish } from './vocabulary.ts';

/** A Tuesday. */
const TODAY = '2026-03-03';
const rows: [string, object | string | undefined][] = [
  ['my appointment is on 12 March at 10', { day: '2026-03-12', clock: '10:00' }],
  ['My appointment is on March 12th at 10:30 am', { day: '2026-03-12', clock: '10:30' }],
  ['my visit is on Thursday at 2 pm', { day: '2026-03-05', clock: '14:00' }],
  ['my visit is tomorrow at 9', { day: '2026-03-04', clock: '09:00' }],
  ['I have an appointment on 2 February at 3', { day: '2027-02-02', clock: '15:00' }],
  ['my appointment is on 2026-04-01 09:15', { day: '2026-04-01', clock: '09:15' }],
  ['mi cita es el 12 de marzo a las 10', { day: '2026-03-12', clock: '10:00' }],
  ['Mi cita es el jueves a las 4 de la tarde', { day: '2026-03-05', clock: '16:00' }],
  ['tengo cita el miércoles 11 de marzo a las 10:30', { day: '2026-03-11', clock: '10:30' }],
  ['tengo cita mañana a las 9 de la mañana', { day: '2026-03-04', clock: '09:00' }],
  ['my appointment is on 31 February at 10', 'unclear'],
  ['my appointment is soon', 'unclear'],
  ['my appointment is on 12 March', 'unclear'],
  ['my pain is 5 at 10', undefined],
  ['I am scared of my appointment', undefined],
  ['10', undefined],
];

describe('when a patient says their visit is', () => {
  it.each(rows)('%s', (text, told) => {
    expect(readAppointment(text, english, TODAY)).toEqual(told);
    expect(readAppointment(text, spanish, TODAY)).toEqual(told);
  });
});
