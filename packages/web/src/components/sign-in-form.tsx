import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSignIn } from '../state/api.ts'
import { ApiError } from '../state/client.ts'
import { ProblemView } from './problem-view.tsx'

/** E-mail and password; `done` is called once the server has taken them. */
export function SignInForm({ done }: { done?: () => void }) {
  const { t } = useTranslation()
  const signIn = useSignIn()
  const refused = signIn.error instanceof ApiError && [400, 401, 403].includes(signIn.error.status)
  const required = [{ required: true, message: t('signIn.required') }]
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 360 }}
      onFinish={(values: { email: string; password: string }) => signIn.mutate(values, { onSuccess: done })}
    >
      <Form.Item name="email" label={t('signIn.email')} rules={required}>
        <Input type="email" autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={required}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {refused && (
        <p role="alert">
          {t('signIn.refused')} {t('signIn.refusedMend')}
        </p>
      )}
      {signIn.error && !refused && <ProblemView error={signIn.error} />}
      <Button type="primary" htmlType="submit" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
      <p className="caption" style={{ marginTop: 16 }}>
        {t('signIn.none')}
      </p>
    </Form>
  )
}
