import type { StepFields } from '../document/commands/agenda.ts'
import { messages } from '../messages/index.ts'

/** What a step is done with: each leads to what one does there. A step of none of these is talked through. */
export const tools = ['talk', 'ask', 'factors', 'links', 'cards', 'notes', 'ambitions', 'replay', 'moment'] as const
export type Tool = (typeof tools)[number]

export function toolOf(word: string | undefined): Tool {
  return tools.find((tool) => tool === word) ?? 'talk'
}

type Words = typeof messages.workshops
export type WorkshopId = keyof Words
type StepWords<W extends WorkshopId> = keyof Words[W]['steps']
type Plan = { readonly [W in WorkshopId]: { readonly [S in StepWords<W>]: readonly [minutes: number, tool: Tool] } }

/** The workshops that come with Balcony, each as what groups run; the words are with all other words. */
const plan: Plan = {
  firstHour: {
    welcome: [5, 'talk'],
    write: [5, 'ask'],
    open: [10, 'ask'],
    connect: [15, 'links'],
    check: [15, 'links'],
    missing: [5, 'cards'],
    close: [5, 'moment'],
  },
  everyVoice: {
    write: [5, 'ask'],
    round: [15, 'factors'],
    clarify: [10, 'talk'],
    merge: [5, 'factors'],
    rank: [5, 'ask'],
    read: [10, 'ask'],
  },
  systemsMap: {
    focus: [10, 'factors'],
    gather: [10, 'ask'],
    tidy: [15, 'factors'],
    connect: [30, 'links'],
    check: [25, 'links'],
    know: [15, 'notes'],
    look: [15, 'moment'],
  },
  actions: {
    causes: [10, 'talk'],
    today: [15, 'factors'],
    tie: [15, 'links'],
    gaps: [15, 'notes'],
    commit: [20, 'ambitions'],
    close: [5, 'moment'],
  },
  horizons: {
    frame: [5, 'talk'],
    today: [12, 'factors'],
    future: [12, 'factors'],
    between: [12, 'factors'],
    connect: [15, 'links'],
    debrief: [14, 'notes'],
  },
  review: {
    arrive: [5, 'talk'],
    replay: [15, 'replay'],
    stories: [15, 'notes'],
    choose: [10, 'ask'],
    promises: [15, 'ambitions'],
    map: [10, 'links'],
    close: [5, 'moment'],
  },
}

export const workshopIds = Object.keys(plan) as WorkshopId[]

/** The steps of a workshop, to be put into the agenda and changed there. */
export function stepsOfWorkshop(id: WorkshopId): StepFields[] {
  const words = messages.workshops[id].steps as { [step: string]: { title: string; prompt: string } }
  return Object.entries(plan[id]).map(([step, [minutes, tool]]) => ({ ...words[step]!, minutes, tool }))
}

/** How long it takes altogether. Minutes. */
export function minutesOf(steps: readonly { minutes?: number | null }[]): number {
  return steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}
