/** The buttons with which a lead, or who covers for one, signs a page. */
import { me } from '../../editing-api/me.ts';
import { standInsOn } from '../../freshness/assignees.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import type { OpenTeam, SignFacts } from '../../site/signing.ts';
import { atDesk } from './desk.ts';
import { button } from './button.ts';
import { PressedActs } from './pressed.ts';
import { showSigned } from './show-anew.ts';

export class SignActs extends PressedActs {
  protected async draw(): Promise<void> {
    const teams = this.#teamsOfReader();
    if (teams.length === 0) return;
    if (!(await atDesk())) {
      this.form.textContent = `Sign for ${teams.map(({ name }) => name).join(' and ')}`;
      return this.replaceChildren(this.form);
    }
    this.offer(
      teams.map(({ id, name }) =>
        button(`Sign for ${name}`, () => void this.ask({ what: { kind: 'sign', team: id } })),
      ),
    );
  }

  protected override showAnew(isLast: () => boolean): Promise<void> {
    return showSigned(this, isLast);
  }

  /** The teams for which whoever reads may sign today. */
  #teamsOfReader(): OpenTeam[] {
    const { timeZone, teams } = JSON.parse(this.getAttribute('facts') ?? '') as SignFacts;
    const today = dayIfKnown(new Date(), timeZone);
    const own = me()?.id;
    if (today === undefined || own === undefined) return [];
    return teams.filter((team) => standInsOn(team, today).some(({ id }) => id === own));
  }
}
