import { messages } from '../messages/index.ts'
import type { NextSession } from '../session/api.ts'
import { whenOf } from '../leaving/when.ts'
import type { OnPaper, PaperList } from './onPaper.ts'

/** What stands beside the map on paper: when the group meets next, what was committed to, and what was set aside. */
export function PaperLists({ lists, next }: { lists: OnPaper; next: NextSession | null }) {
  const text = messages.picture.paper
  const when = next && whenOf(next, messages.language)
  return (
    <div className="paper-lists">
      {when && (
        <section>
          <h3>{text.next}</h3>
          <p className="paper-item">
            {when.day}
            <span className="paper-facts">{[when.hours, next?.place].filter(Boolean).join(' · ')}</span>
          </p>
        </section>
      )}
      <List title={text.commitments} list={lists.commitments} />
      <List title={text.aside} list={lists.aside} />
    </div>
  )
}

function List({ title, list: { items, more } }: { title: string; list: PaperList }) {
  if (items.length === 0 && more === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul className="bare">
        {items.map(({ id, words, facts }) => (
          <li key={id} className="paper-item">
            {words}
            {facts && <span className="paper-facts">{facts}</span>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="paper-facts">{messages.picture.paper.more(more)}</p>}
    </section>
  )
}
