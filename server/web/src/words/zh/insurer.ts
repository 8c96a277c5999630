// The words of the underwriter's desk; what it has in common with the court's stands in
// court.desk.
export const insurer = {
  title: '担保申请', back: '返回担保申请',
  filters: { todo: '待核保', returned: '待补正', awaiting_payment: '待交费', issuing: '待出函', issued: '已出函', ended: '已结束', all: '全部' },
  decide: {
    title: '核保', decision: '核保结果', ask: '请选择承保、退回补正或者拒保', options: { approve: '承保', return: '退回补正', decline: '拒保' },
    rate: '费率（%）', rateHint: (low: string, high: string, version: number) => `本公司费率标准第 ${version} 版：${low} 至 ${high}`, rateAsk: '请填写费率，如 0.3',
    rateOut: (low: string, high: string) => `费率应当在 ${low} 至 ${high} 之间`,
    premium: '担保费', working: (amount: string, rate: string, premium: string) => `担保金额 ${amount} 元 × ${rate} = ${premium} 元`,
    minimum: (text: string) => `（按最低担保费 ${text} 元收取）`,
    held: (premium: string) => `已向申请人承诺报价 ${premium} 元，担保费不能高于报价`,
    above: (premium: string) => `担保费不能高于已承诺的报价 ${premium} 元，请降低费率`,
    declineReasons: ['被申请人的偿付风险过高', '保全请求明显缺乏依据', '担保金额超出本公司承保限额', '申请材料存在虚假', '财产线索不足'],
    next: { approve: '下一步：核对承保', return: '下一步：核对退回', decline: '下一步：核对拒保' },
    act: { approve: '确认承保', return: '确认退回补正', decline: '确认拒保' },
    effect: {
      approve: (rate: string, premium: string) => [`按费率 ${rate} 承保，通知申请人交纳担保费 ${premium} 元`, '交费后由系统出具保单和保函并加盖电子签章'],
      return: (n: number) => [`申请退回申请人补正 ${n} 处`, '申请人补正后重新提交，再由本公司核保；逾期不补正的，申请失效'],
      decline: ['本公司不承保，申请结束', '理由将告知申请人，申请人可以另选保险公司'],
    },
  },
  waiting: { returned: '已退回申请人补正。', pay: (premium: string) => `已通知交纳担保费 ${premium} 元，等待申请人交费。`, issuing: '正在出具保单和保函。' },
  letter: {
    title: '保单和保函', status: '保函状态', kinds: { policy: '保单', letter: '保函' }, issued: '出具时间', code: '核验码', download: (name: string) => `下载${name}`,
    closing: '登记索赔或者解除', outcome: '登记事项', outcomeAsk: '请选择索赔或者解除', options: { claimed: '被申请人索赔', released: '解除担保责任' }, reason: '说明', reasonAsk: '请填写说明',
    next: '下一步：核对登记', act: '确认登记',
    effect: { claimed: ['记入案卷：被申请人已向本公司索赔', '保函继续有效'], released: ['记入案卷：本公司的担保责任解除', '保函不再有效，核验时显示“已解除”'] },
    hint: '所担保的保全申请裁定准予后才能登记；申请被驳回的，保函由系统撤销。',
  },
  cards: {
    title: '费率标准', versions: '各版费率', none: '还没有费率标准，申请人看不到本公司的报价。', version: (n: number) => `第 ${n} 版`, from: '生效日期', until: '失效日期', open: '被新的费率代替时',
    dates: (from: string, until: string) => `${from} 至 ${until}`, now: '现行', later: '将生效', past: '已失效', replaced: '已被代替', demo: '演示费率，不是本公司公布的费率',
    upTo: (yuan: string) => `不超过 ${yuan} 元`, above: (yuan: string) => `超过 ${yuan} 元`, any: '不限金额', minimum: '最低担保费', maximum: '最高保险金额', noLimit: '没有', courts: '适用法院', allCourts: '全部法院', someCourts: (n: number) => `${n} 个法院`,
    refunds: '退费', undone: '未裁定或者被驳回时退', surrendered: '未使用而退保时退',
    editor: '制定新的费率', draftOf: (n: number) => `以第 ${n} 版为底稿`, fromHint: '今天或以后，如 2026-12-01', untilHint: '当日仍有效；不填则直到被新的费率代替（选填）',
    minimumField: '最低担保费（元，选填）', maximumField: '最高保险金额（元，选填）', tiers: '分档费率', tiersHint: '由低到高；担保金额全部按其所在一档的费率计算。最后一档的上限可以不填。',
    tierUpTo: (n: number) => `第 ${n} 档上限（元）`, tierRate: (n: number) => `第 ${n} 档费率（%）`, addTier: '增加一档', removeTier: (n: number) => `删除第 ${n} 档`,
    which: '适用范围', allOption: '全部法院', someOption: '指定法院', undoneField: '未裁定或者被驳回时退还担保费（%）', surrenderedField: '未使用而退保时退还担保费（%）',
    save: '下一步：核对新的费率', act: '确认发布', effects: (from: string) => [`自 ${from} 起按新的费率报价`, '已经承诺的报价不变，在保留期内按原报价'], saved: (n: number) => `已发布费率标准第 ${n} 版`,
    dateAsk: '请填写费率的生效日期', amountAsk: '请填写金额，如 100,000', rateAsk: '请填写费率，如 0.3', shareAsk: '请填写 0 至 100 之间的比例', confirm: '请核对后确认', back: '返回修改', courtsAsk: '请至少选择一个法院，或者选择全部法院',
  },
  evaluations: { title: '投保人的评价', average: '平均评分', none: '还没有评价。', noAverage: '还没有评分', score: '评分', points: (n: number) => `${n} 分`, comment: '评价', noComment: '（没有文字）', at: '时间', of: '担保申请' },
}
