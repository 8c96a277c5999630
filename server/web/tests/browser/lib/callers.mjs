// Cases for the runs at the desks, made as people make them: by the public API.
import { control, password, server } from './world.mjs'

// pdf is a small file that is a PDF.
export const pdf = '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'

// Caller is somebody at the API, with a cookie.
export class Caller {
  cookie = ''

  async call(method, at, body) {
    const form = body instanceof FormData
    const answer = await fetch(`${server}/api/v1${at}`, {
      method, body: form ? body : body && JSON.stringify(body),
      headers: { Cookie: this.cookie, ...(body && !form && { 'Content-Type': 'application/json' }), ...(method === 'POST' && { 'Idempotency-Key': crypto.randomUUID() }) },
    })
    const set = answer.headers.getSetCookie().map((c) => c.split(';')[0])
    if (set.length > 0) this.cookie = set.join('; ')
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${text}`)
    return text && answer.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : undefined
  }

  get(at) {
    return this.call('GET', at)
  }

  post(at, body) {
    return this.call('POST', at, body)
  }

  put(at, body) {
    return this.call('PUT', at, body)
  }

  login(login, word = password) {
    return this.post('/sessions', { login, password: word })
  }

  // preservation is a submitted one: 10,000 yuan before a suit.
  async preservation(courtCode) {
    const { version } = await this.get('/notices/preservation')
    const { id } = await this.post('/preservations', {
      courtCode, amount: 1_000_000, category: 'pre_litigation', type: 'property', preSuitStage: 'before_filing', secured: true, submitterCapacity: 'applicant', noticeVersion: version,
    })
    const at = `/preservations/${id}`
    await this.#fill(at)
    const security = await this.post(`${at}/securities`, { method: 'third_party', name: '连带责任保证', description: '保证人以其全部财产承担保证责任', value: 1_000_000, guarantorName: '北京某担保有限公司' })
    await this.#upload(at, 'security', '保证书.pdf', { securityId: security.id })
    return this.#submit(at)
  }

  // guarantee is a submitted one of the same.
  async guarantee(courtCode, insurerCode) {
    const { version } = await this.get('/notices/insurer')
    const { id } = await this.post('/guarantees', {
      courtCode, insurerCode, category: 'pre_litigation', preSuitStage: 'before_filing', preservationAmount: 1_000_000, guaranteeAmount: 1_000_000, submitterCapacity: 'applicant', consentVersion: version,
    })
    await this.#fill(`/guarantees/${id}`)
    return this.#submit(`/guarantees/${id}`)
  }

  async #fill(at) {
    const applicant = await this.post(`${at}/parties`, {
      role: 'applicant', kind: 'person', name: '田浩', idType: 'id_card', idNumber: '110105199003070009', phone: '13800000000', mailingAddress: '北京市朝阳区大屯路119号', postalCode: '100101', domicile: '北京市朝阳区大屯路119号',
    })
    const respondent = await this.post(`${at}/parties`, {
      role: 'respondent', kind: 'person', name: '国石传媒', idType: 'id_card', idNumber: '310115198512310002', phone: '13900000000', mailingAddress: '上海市浦东新区世纪大道12号', domicile: '上海市浦东新区世纪大道12号',
    })
    await this.post(`${at}/clues`, { kind: 'house', ownerPartyId: respondent.id, value: 10_000_000, house: { certificateNumber: '京房12345号', address: '北京市朝阳区望京路1号' } })
    await this.post(`${at}/clues`, { kind: 'deposit', ownerPartyId: respondent.id, value: 500_000, deposit: { bank: '中国工商银行北京望京支行', account: '6222020200112233445', holder: '国石传媒' } })
    for (const [slot, name, of] of [['application_form', '财产保全申请书.pdf'], ['complaint', '起诉状.pdf'], ['identity', '身份证.pdf', { partyId: applicant.id }], ['evidence', '借款合同.pdf']]) await this.#upload(at, slot, name, of)
  }

  #upload(at, slot, name, of = {}) {
    const form = new FormData()
    for (const [field, value] of Object.entries({ slot, ...of })) form.append(field, value)
    form.append('file', new Blob([pdf], { type: 'application/pdf' }), name)
    return this.post(`${at}/materials`, form)
  }

  // #submit hands in as soon as the files were looked at.
  #submit(at) {
    return until(async () => {
      const { ready } = await this.get(`${at}/check`)
      return ready && this.post(`${at}/submission`)
    })
  }

  // pay pays what was ordered on the sandbox's phone.
  async pay(at) {
    const { id } = await this.post(`${at}/payments`, { method: 'wechat' })
    const order = await until(async () => {
      const now = await this.get(`/payments/${id}`)
      return now.codeUrl && now
    })
    await control('POST', '/pay', { codeUrl: order.codeUrl, result: 'success' })
    return this.until(at, (a) => a.status !== 'awaiting_payment')
  }

  until(at, is) {
    return until(async () => {
      const now = await this.get(at)
      return is(now) && now
    })
  }
}

// until asks until there is an answer.
async function until(ask) {
  for (let i = 0; i < 200; i++) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((done) => setTimeout(done, 150))
  }
  throw new Error('it did not come in time')
}
