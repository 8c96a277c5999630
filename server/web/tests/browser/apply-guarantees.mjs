// Section 5, steps 1 and 2, of the manual: a guarantee for a preservation, one by
// itself, and the list of what one has applied for.
import { open } from './lib/world.mjs'
import { verified } from './lib/verified.mjs'

const person = await open()
const { page, context } = person
page.setDefaultTimeout(12_000)
const { call } = await verified(context)

const fault = (text) => page.getByRole('alert').getByText(text).first()
const section = (name) => page.getByRole('region', { name })

async function pick(label, typed, choice) {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(typed)
  await page.getByRole('option', { name: choice }).first().click()
}

const { version } = await call('GET', '/notices/preservation')
const draft = await call('POST', '/preservations', {
  courtCode: '141', amount: 1_000_000, category: 'pre_litigation', type: 'property', preSuitStage: 'before_filing', secured: true, submitterCapacity: 'applicant', noticeVersion: version,
})
await call('POST', `/preservations/${draft.id}/parties`, { role: 'applicant', kind: 'person', name: '田浩' })
await call('POST', `/preservations/${draft.id}/parties`, { role: 'respondent', kind: 'organization', name: '北京某某传媒有限公司', address: '北京市朝阳区大屯路12号' })

// a guarantee for it
await person.go(`/preservations/${draft.id}/edit/securities`)
await person.follow('点击这里立即申请')
await page.getByRole('checkbox').check()
await person.press('创建担保申请')
await person.heading('为这件保全申请申请担保')
await page.getByRole('radio', { name: /中国人民财产保险/ }).check()
await person.look('cover-for')
await person.press('申请担保')
await page.waitForURL(/\/guarantees\/[^/]+\/edit\/basics/)
await section(/^申请人/).getByText('田浩').waitFor()
await section(/^被申请人/).getByText('北京某某传媒有限公司').waitFor()
await person.look('guarantee-copied')

// a guarantee by itself
await person.go('/guarantees/new')
await page.getByRole('checkbox').check()
await person.press('创建担保申请')
await person.press('申请担保')
await fault('有错误').waitFor()
await pick('选择法院', '朝阳区', /^北京市朝阳区人民法院/)
await person.fill('申请保全金额（元）', '1000000')
await person.fill('申请担保金额（元）', '1000000')
await page.getByRole('radio', { name: /中国人民财产保险.*担保费/ }).check()
await person.see('建议担保费')
await person.look('create-guarantee')
await page.setViewportSize({ width: 375, height: 800 })
await person.look('create-guarantee-phone')
await page.setViewportSize({ width: 1280, height: 900 })
await page.getByLabel('执行前保全', { exact: true }).check()
await person.fill('生效法律文书的案号', '（2025）京0105民初1号')
await pick('作出生效法律文书的法院', '双塔区', /朝阳市双塔区人民法院/)
await page.getByLabel('案件类型（选填）', { exact: true }).selectOption('民初')
await person.press('申请担保')
await page.waitForURL(/\/guarantees\/[^/]+\/edit\/basics/)
await person.see('建议担保费')

// the list
await person.go('/preservations?status=draft,returned')
await page.getByText('田浩 诉 北京某某传媒有限公司').waitFor()
await person.look('list')
await person.fill('搜索申请编号、案号或当事人名称', '查无此人')
await person.press('搜索')
await person.see('没有符合条件的申请')
await person.follow('担保申请')
await page.getByRole('listitem').filter({ hasText: '中国人民财产保险' }).first().waitFor()
await page.setViewportSize({ width: 375, height: 800 })
await person.look('list-phone')
const first = page.getByRole('listitem').filter({ hasText: '中国人民财产保险' }).first()
await person.press('删除', first)
await person.press('保留', first)
await person.press('删除', first)
await person.press('确定删除', first)
await page.getByText('已删除').first().waitFor()

await person.close()
console.log('apply-guarantees: ok')
