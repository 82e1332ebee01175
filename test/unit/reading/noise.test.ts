import { readNoise } from '../../../src/reading/noise.ts';
import { english, spanish } from './vocabulary.ts';

const tapbacks = [
  'Liked “How is your pain, from 0 to 10?”',
  'Loved "How is your pain 0-10?"',
  'Laughed at “Thanks”',
  'Reacted 👍 to “How is your pain, 0-10?”',
  'Reacted ❤️ to “Thanks”',
  '👍 to “How is your pain, 0-10?”',
  'Removed a like from “Thanks”',
  'Emphasized “How is your pain, from…',
  'Le gustó “¿Cómo está su dolor, de 0 a 10?”',
  'No le gustó “Gracias”',
  'Reaccionó con 👍 a “¿Cómo está su dolor?”',
  '\u200a\u200b👍\u200b to “\u200aHow is your pain, 0-10?\u200a”\u200a',
  '\u200b👍\u200b a “¿Cómo está su dolor, 0-10?”',
  '❤️ a «¿Cómo está su dolor?»',
  'Removed 👍 from “How is your pain, 0-10?”',
  'Removed a heart from “How is your pain, 0-10?”',
  'Reacted with a sticker to “Thanks”',
  'Le ha encantado “¿Cómo está su dolor?”',
  'Quitó un corazón de “Gracias”',
  'Liked “Pain now?\nFrom 0 to 10”',
];
const autoReplies = [
  "I'm driving with Do Not Disturb While Driving turned on.",
  'I’m not receiving notifications. If this is urgent, reply “urgent”.',
  "I'm driving",
  'Automatic reply: out until 11/23, call 555-1212',
  'Respuesta automática: estoy de vacaciones',
  'Estoy conduciendo.',
  "I'm driving and can't text. I'll call you back.",
  "Can't talk right now. What's up?",
  'Thanks for your message! We will get back to you within 2 business days.',
  'Gracias por escribirnos. Le responderemos en 24 horas.',
  'No puedo hablar ahora. Le llamo más tarde.',
];
const meant = [
  '7',
  '7️⃣',
  '👍',
  'Liked it, 6',
  'Loved "How is it 0-10?" 7',
  "I'm driving myself crazy, 8",
  "I'm driving, pain is 8",
  'said "stop"',
  'me gustó, 6',
  '"7"',
  "I can't talk right now it hurts so much",
  "Can't talk right now, 8",
  "I'm on vacation. 8",
  'Liked it 8',
  'no “How is your pain, 0-10?”',
  '8 “How is your pain, 0-10?”',
  'I am away from my desk because of the pain, 8',
  'Thank you for reaching out to me',
  'estoy de vacaciones pero me duele 8',
];

describe('noise', () => {
  it.each(tapbacks)('%j is a reaction, though it quotes our 0 to 10', (text) => {
    expect(readNoise(text, english)).toBe('tapback');
    expect(readNoise(text, spanish)).toBe('tapback');
  });
  it.each(autoReplies)('%j was sent by a machine', (text) => {
    expect(readNoise(text, english)).toBe('auto-reply');
    expect(readNoise(text, spanish)).toBe('auto-reply');
  });
  it.each(['', '?', '  ', '...', '\n', '\u200b', '?!'])('%j is empty', (text) => {
    expect(readNoise(text, english)).toBe('empty');
  });
  it.each(meant)('%j was meant', (text) => {
    expect(readNoise(text, english)).toBeUndefined();
    expect(readNoise(text, spanish)).toBeUndefined();
  });
});
