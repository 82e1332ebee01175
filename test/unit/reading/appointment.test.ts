import {
  readAppointment,
  readCalledOff,
  readMeeting,
  readVisitClock,
} from '../../../src/reading/appointment.ts';
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
  ['mi cita es el jueves que viene a las 10 y media', { day: '2026-03-05', clock: '10:30' }],
  ['mi cita es el viernes a las 10 y media de la mañana', { day: '2026-03-06', clock: '10:30' }],
  ['my appointment is on Friday at quarter past 3', { day: '2026-03-06', clock: '15:15' }],
  ['my visit is tomorrow at half past two', { day: '2026-03-04', clock: '14:30' }],
  ['my visit is on 12 March at a quarter to 11', { day: '2026-03-12', clock: '10:45' }],
  ['my appointment is on 31 February at 10', 'unclear'],
  ['my visit is on the 15th at 10', { day: '2026-03-15', clock: '10:00' }],
  ['my visit is on the 2nd', { day: '2026-04-02' }],
  ['my appointment is on the 31st at 2 pm', { day: '2026-03-31', clock: '14:00' }],
  ['mi cita es el 15 a las 10', { day: '2026-03-15', clock: '10:00' }],
  ['my visit is the 2nd one on Friday', { day: '2026-03-06' }],
  ['my appointment is soon', 'unclear'],
  ['my appointment is on 12 March', { day: '2026-03-12' }],
  ['my appointment is in two weeks', { day: '2026-03-17' }],
  ['mi cita es dentro de 3 días a las 9', { day: '2026-03-06', clock: '09:00' }],
  ['mi cita es pasado mañana por la mañana', { day: '2026-03-05' }],
  ['mi cita es el martes de la próxima semana a las 10', { day: '2026-03-10', clock: '10:00' }],
  ['I have an appointment with Dr. Lee on Thursday at 2 pm', { day: '2026-03-05', clock: '14:00' }],
  ['I have an appointment with my hairdresser on Friday at 10', undefined],
  ['I have an appointment on Friday at 10 with my hairdresser', undefined],
  ['tengo cita con mi peluquero el viernes', undefined],
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

const inPassing: [string, object | undefined][] = [
  ["I'll see the doctor on Dec 3 at 10, help me prepare", { day: '2026-12-03', clock: '10:00' }],
  ['hi, I have an appointment on Friday at 2:30 pm', { day: '2026-03-06', clock: '14:30' }],
  ['On 12 March at 9 I see my doctor', { day: '2026-03-12', clock: '09:00' }],
  ["I'm seeing Dr. Lee tomorrow", { day: '2026-03-04' }],
  ["I'm seeing the doctor tomorrow", { day: '2026-03-04' }],
  ["I'm seeing the doctor with my wife tomorrow", { day: '2026-03-04' }],
  ['I have an appointment with the pain nurse on Friday', { day: '2026-03-06' }],
  ['I have a visit on Friday and a lot of trouble with my sleep', { day: '2026-03-06' }],
  ['la cita con la doctora es el viernes', { day: '2026-03-06' }],
  ['I see the nurse in two weeks, can you help me get ready?', { day: '2026-03-17' }],
  ['I am nervous about my visit next week on Thursday', { day: '2026-03-12' }],
  ['Veo al doctor el 3 de diciembre a las 10, ayúdeme a prepararme', { day: '2026-12-03', clock: '10:00' }],
  ['mañana voy con el doctor', { day: '2026-03-04' }],
  ['tengo cita dentro de dos semanas', { day: '2026-03-17' }],
  // A wish, a doubt, a change, another person's, and what is over.
  ['I want to see the doctor tomorrow', undefined],
  ['can I see the doctor on Friday at 10', undefined],
  ['move my appointment to Friday at 2', undefined],
  ['I missed my appointment on Monday', undefined],
  ['I have an appt with my hairdresser on Friday', undefined],
  ['my visit on Friday with my hairdresser', undefined],
  ['la cita con mi peluquero es el viernes', undefined],
  ['my appointment on Friday got cancelled', undefined],
  ['my visit on Friday has been postponed', undefined],
  ['mi cita del viernes fue aplazada', undefined],
  ['quiero cambiar mi cita para el viernes', undefined],
  ['my son sees the dentist on Friday at 3', undefined],
  ['I see the doctor soon', undefined],
  ['my back hurts since Monday at 10', undefined],
];

describe('when they tell of it in passing', () => {
  it.each(inPassing)('%s', (text, told) => {
    expect(readMeeting(text, english, TODAY)).toEqual(told);
    expect(readMeeting(text, spanish, TODAY)).toEqual(told);
  });
});

const changed: [string, object | string | undefined][] = [
  ['my appointment on Friday got cancelled', 'off'],
  ['I have an appointment on Friday, but it got canceled', 'off'],
  ['They cancelled my appointment', 'off'],
  ['the appointment is off', 'off'],
  ['my visit on Friday has been postponed', 'off'],
  ['my appointment got cancelled for Friday', 'off'],
  ['my appointment was postponed and it is Monday already', 'off'],
  ['they moved my appointment to Monday at 10', { day: '2026-03-09', clock: '10:00' }],
  ['my visit was rescheduled from Friday to Monday', { day: '2026-03-09' }],
  ["I can't come, my appointment was moved to Monday", { day: '2026-03-09' }],
  ['me cancelaron la cita del viernes', 'off'],
  ['mi cita del viernes fue aplazada', 'off'],
  ['me cambiaron la cita al lunes a las 9', { day: '2026-03-09', clock: '09:00' }],
  // A wish or a question, another's, another thing, and what is not so.
  ['can my appointment be moved to Friday', undefined],
  ['I want my appointment cancelled', undefined],
  ['my appointment is not cancelled', undefined],
  ['my appointment with my hairdresser got cancelled', undefined],
  ['my medicine was changed at my appointment', undefined],
  ['my son got cancelled', undefined],
  ['my appointment is on Friday', undefined],
  ['¿pueden cambiar mi cita?', undefined],
];

describe('when they tell that it is off, or on another day', () => {
  it.each(changed)('%s', (text, told) => {
    expect(readCalledOff(text, english, TODAY)).toEqual(told);
    expect(readCalledOff(text, spanish, TODAY)).toEqual(told);
  });
});

describe('the time of a visit alone', () => {
  it.each([
    ['10', '10:00'],
    ['at 2:30 pm', '14:30'],
    ['a las 9', '09:00'],
    ['3 in the afternoon', '15:00'],
    ['half past two', '14:30'],
    ['a quarter to 3', '14:45'],
    ['a las 3 y cuarto', '15:15'],
    ['I do not know', undefined],
    ['25', undefined],
  ])('%s', (text, clock) => {
    expect(readVisitClock(text, english)).toBe(clock);
    expect(readVisitClock(text, spanish)).toBe(clock);
  });
});
