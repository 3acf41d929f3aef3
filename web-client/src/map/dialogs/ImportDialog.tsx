import { useId, useState } from 'react'
import { messages } from '../../messages/index.ts'
import { api } from '../../session/api.ts'
import { wordsFor } from '../../session/problemWords.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type ImportReport, readReport } from './importReport.ts'

type Step = { kind: 'choose' } | { kind: 'reading' } | { kind: 'preview'; report: ImportReport; file: File }

/** Brings in a Kumu file, after showing what that would do. */
export function ImportDialog({ map, onClose }: { map: string; onClose: () => void }) {
  const text = messages.map.importing
  const id = useId()
  const announce = useAnnounce()
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const [problem, setProblem] = useState<string>()
  const summary = (report: ImportReport) => text.summary(report.added, report.updated, report.refused.length)

  const preview = async (file: File) => {
    setProblem(undefined)
    setStep({ kind: 'reading' })
    try {
      const report = readReport(await api.importMap(map, file, { format: 'kumu', preview: true }))
      setStep({ kind: 'preview', report, file })
    } catch (error) {
      setProblem(wordsFor(error))
      setStep({ kind: 'choose' })
    }
  }
  const bringIn = async (file: File) => {
    setStep({ kind: 'reading' })
    try {
      announce(text.done(summary(readReport(await api.importMap(map, file, { format: 'kumu' })))))
      onClose()
    } catch (error) {
      setProblem(wordsFor(error))
      setStep({ kind: 'choose' })
    }
  }

  return (
    <Dialog title={text.title} onClose={onClose}>
      <div className="flow" aria-live="polite">
        {problem && (
          <Notice kind="danger" alert>
            {problem}
          </Notice>
        )}
        {step.kind === 'choose' && (
          <>
            <p>{text.intro}</p>
            <div className="field">
              <label className="field-label" htmlFor={id}>
                {text.file}
              </label>
              <input
                id={id}
                type="file"
                className="input"
                accept=".json,application/json"
                onChange={(event) => {
                  const file = event.target.files?.[0]
                  if (file) void preview(file)
                }}
              />
            </div>
          </>
        )}
        {step.kind === 'reading' && <p>{text.reading}</p>}
        {step.kind === 'preview' && (
          <Preview
            report={step.report}
            summary={summary(step.report)}
            onBack={() => setStep({ kind: 'choose' })}
            onGo={() => void bringIn(step.file)}
          />
        )}
      </div>
    </Dialog>
  )
}

interface PreviewProps {
  report: ImportReport
  summary: string
  onBack: () => void
  onGo: () => void
}

function Preview({ report, summary, onBack, onGo }: PreviewProps) {
  const text = messages.map.importing
  const empty = report.added + report.updated === 0
  return (
    <>
      <p className="import-summary">{summary}</p>
      {empty && <Notice>{text.nothing}</Notice>}
      {report.collections.length > 0 && (
        <dl className="keys">
          {report.collections.map(({ name, added, updated }) => (
            <div key={name}>
              <dt>{text.collections[name] ?? name}</dt>
              <dd>{text.count(added, updated)}</dd>
            </div>
          ))}
        </dl>
      )}
      {report.warnings.map((warning) => (
        <Notice key={warning} kind="warn">
          {warning}
        </Notice>
      ))}
      {report.refused.length > 0 && (
        <section>
          <h3>{text.refused}</h3>
          <ul>
            {report.refused.map(({ what, why }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two refusals may read the same
              <li key={index}>
                <strong>{what}</strong> {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="button-row">
        {!empty && (
          <Button kind="main" icon="upload" onPress={onGo}>
            {text.go}
          </Button>
        )}
        <Button onPress={onBack}>{text.another}</Button>
      </div>
    </>
  )
}
