import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/names-in.ts';

const found = (text: string) => namesIn(text).map(({ of, found }) => `${of} ${found}`);

describe('what a text tells of somebody', () => {
  it.each([
    ['Write to j.berger@example.com, she said.', ['mail j.berger@example.com']],
    ['Call +49 661 123456 or 0661/12 34 56.', ['telephone +49 661 123456', 'telephone 0661/12 34 56']],
    ['Ring (0171) 123-4567 today', ['telephone (0171) 123-4567']],
    ['Ring 555-123-4567 today', ['telephone 555-123-4567']],
    ['Talk to Ms Berger, not to Mr. O’Neill.', ['person Ms Berger', 'person Mr. O’Neill']],
    ['Herr Dr. von Öhlen und Frau Groß-Weber', ['person Herr Dr. von Öhlen', 'person Frau Groß-Weber']],
    ['Mr Ash, then again Mr Ash', ['person Mr Ash']],
    ['mr miller and mrs. o’neill said no', ['person mr miller', 'person mrs. o’neill']],
    ['MR MILLER, Dr.Weber', ['person MR MILLER', 'person Dr.Weber']],
    ['herr von öhlen; frau groß', ['person herr von öhlen', 'person frau groß']],
    ['ms berger, dr weiss', ['person ms berger', 'person dr weiss']],
    ['Mme Dupont et Mlle. Petit', ['person Mme Dupont', 'person Mlle. Petit']],
    ['mme de la tour', ['person mme de la tour']],
    ['Señor García, Señora Ruiz', ['person Señor García', 'person Señora Ruiz']],
    ['Sra. Ortega y Sr. Vidal', ['person Sra. Ortega', 'person Sr. Vidal']],
    ['señora lopez', ['person señora lopez']],
    ['Signora Rossi, Mevrouw de Vries', ['person Signora Rossi', 'person Mevrouw de Vries']],
    ['Write to j.berger(at)example.com', ['mail j.berger(at)example.com']],
    ['j.berger [at] example [dot] com', ['mail j.berger [at] example [dot] com']],
    ['j.berger @ example.co.uk', ['mail j.berger @ example.co.uk']],
    ['berger at example dot com', ['mail berger at example dot com']],
    ['Free: 1-800-555-1234', ['telephone 1-800-555-1234']],
    ['1 (800) 555-1234 or 800.555.1234', ['telephone 1 (800) 555-1234', 'telephone 800.555.1234']],
    ['1-800-CONCRETE', ['telephone 1-800-CONCRETE']],
    ['06.61.12.34.56 on 02.12.2026', ['telephone 06.61.12.34.56']],
    ['On 02.12.2026 +49 661 123456', ['telephone +49 661 123456']],
    ['01-12-10-34-56', ['telephone 01-12-10-34-56']],
    ['Mobil (0)171-234 56 78', ['telephone Mobil (0)171-234 56 78']],
    ['he has (0)171-234 56 78', ['telephone (0)171-234 56 78']],
    ['Tel. 2345678, tel: 23 45 67', ['telephone Tel. 2345678', 'telephone tel: 23 45 67']],
    ['Phone number: 234-5678', ['telephone Phone number: 234-5678']],
    ['Hr. Schmidt und Fr. Müller', ['person Hr. Schmidt', 'person Fr. Müller']],
    ['mit Hrn. Groß, fr. weber', ['person Hrn. Groß']],
    ['avec M. Dupont et M. de la Tour', ['person M. Dupont', 'person M. de la Tour']],
    ['mevrouw Jansen, dhr. de Vries', ['person mevrouw Jansen', 'person dhr. de Vries']],
    ['Dhr. Bakker en meneer van dam', ['person Dhr. Bakker', 'person meneer van dam']],
  ])('is found: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    'Pitledger offered three sites for £79 a month each, and 1,200,000 tonnes for €0.05.',
    'On 2026-11-24, in 2025/2026, at 06:30 and in room 0815.',
    'They want 0.5 % less, or 10 000 000 tonnes.',
    'The frau at the gate, and the mrs of the house',
    'Grabenhorst, Fulda and Saturday',
    'Order 4711-0815-42 and DIN 12345678',
    'By 2026-11-29, on 29.11.2026, on 09.11.2026, or 02. 12. 2026.',
    '01/02/2026-05/02/2026, 02.12.2026-05.12.2026, 05.12.26',
    'From 2026-11-29 10:00 to 2026/12/01',
    'It takes 5 ms more, 120 ms at most',
    'We miss the train, and MS Teams, and Sr. Sales Manager',
    'The frau am Tor, der herr mit dem Hut, la señora que llama',
    'Meet at the gate dot the line, 3 trucks @ 4.50',
    'In 2026 they had 45,000 lorries and 1 200 000 tonnes, 2345678 in all, at 0.1234567 each',
    'We telephone 10 000 customers, by phone 2025/2026, tel. 112',
    'Size M. The next is L. £3 M. Then a M.Sc. and a M. Sc.',
    'Fr. Nachmittag, Fr. 14 Uhr, die mevrouw belde, een meneer zei',
    'Plan M Dupont, vitamin M. and J. M. Turner',
    'Pitledger, Ashgate and Grit & Gravel Ltd are cheaper than we',
  ])('is not taken for what it is not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
