import { isOtherReminder } from '../../../src/reading/reminder.ts';
import { english } from './vocabulary.ts';

describe('a wish to be reminded of what we do not remind of', () => {
  it.each([
    'can you remind me to take my walk every day at 4pm',
    'remind me tomorrow at 9 to call the pharmacy',
    'Remind me to take my gabapentin at 8pm please',
    'tomorrow at 9 please remind me to call my sister',
    'could you set a reminder for 8pm to take the tablets?',
    'I need you to remind me about my laundry at 5',
    'remind me every 2 hours until 8 to take my pill',
    'remind me to stretch at 3',
    'hey, I want to be reminded to drink water',
    'recuerdame caminar a las 4',
    'Recuérdeme mañana a las 9 llamar a la farmacia, por favor',
    '¿me puedes recordar tomar la gabapentina a las 8?',
    'avísame cada 2 horas hasta las 8 para tomar agua',
    'recuérdame la pastilla a las 8',
    'a las 8 recuérdeme que tengo que tomar la pastilla',
  ])('%j is one', (text) => {
    expect(isOtherReminder(text, english)).toBe(true);
  });

  it.each([
    'remind me every 30 minutes to move',
    'remind me every 30 min until 4 to stand up',
    'remind me every 30 min until 4',
    'remind me at 9 instead',
    'remind me at 9 to check in',
    'remind me what I said',
    'remind me about my scores',
    'remind me how much gabapentin I can take',
    'remind me later',
    'remind me tomorrow',
    'remind me to ask the doctor about sleep at 4',
    'remind me to take my gabapentin. can I take two?',
    'my wife has to remind me to eat',
    'do not remind me to walk',
    'change my reminder to 9',
    'it reminds me to slow down',
    'reminders off',
    'avíseme cada 30 minutos hasta las 4 para moverme',
    'recuérdame a las 9',
    'recuérdame luego',
    'recuérdame qué dije',
    'recuérdame hacer el registro a las 9',
    'mi hija me tiene que recordar comer',
    'no me recuerde caminar',
    'recuérdeme preguntarle al doctor por el sueño',
    '4',
    '',
  ])('%j is none', (text) => {
    expect(isOtherReminder(text, english)).toBe(false);
  });
});
